from itertools import chain

from .loaders import load_articles, load_products
from .visitors import SearchIndexer, TeaserLengths, WebflowPublisher


def main() -> None:
    nodes = list(chain(load_articles(), load_products()))
    for visitor in (SearchIndexer(), WebflowPublisher("64f0c2a1"), TeaserLengths()):
        for node in nodes:
            node.accept(visitor)
        visitor.finish()


main()
