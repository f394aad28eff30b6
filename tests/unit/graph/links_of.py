"""The links that the sources of a small project make."""

from collections.abc import Mapping

from autodebt_lint.engine.reading import facts_from
from autodebt_lint.graph.build import build
from autodebt_lint.knowledge import load_knowledge
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.project import Project


def links_of(sources: Mapping[str, str]) -> set[tuple[str, str, str]]:
    """Source, target and kind of each link."""
    read = (facts_from(path, text.encode(), None).decoded() for path, text in sources.items())
    facts = [item for item in read if item is not None]
    graph = build(Linking(Project(facts), load_knowledge()), frozenset(sources))
    return {(link.source, link.target, link.flow) for link in graph.links}
