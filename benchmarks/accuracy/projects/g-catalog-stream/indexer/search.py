import os

from algoliasearch.search_client import SearchClient
from elasticsearch import Elasticsearch

from common.bus import pump
from common.topics import PRODUCTS

es = Elasticsearch(os.environ["ES_URL"], api_key=os.environ.get("ES_KEY"))
index = SearchClient.create(os.environ["ALGOLIA_APP"], os.environ["ALGOLIA_KEY"]).init_index("products")


def document(msg):
    return {
        "title": msg["title"],
        "text": msg["description"],
        "brand": msg["brand"],
        "price": msg["price_cents"] / 100,
    }


def handle(msg):
    doc = document(msg)
    es.index(index="products", id=msg["sku"], document=doc)
    index.save_object({"objectID": msg["sku"], **doc})


if __name__ == "__main__":
    pump(PRODUCTS, "search-indexer", handle)
