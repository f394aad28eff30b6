"""The links that the sources of a small project make."""

from collections.abc import Mapping

from autodebt_lint.engine.reading import facts_from
from autodebt_lint.graph.build import build
from autodebt_lint.knowledge import load_knowledge
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.names.project import Project
from autodebt_lint.model.graph import IntegrationGraph


def links_of(sources: Mapping[str, str]) -> set[tuple[str, str, str]]:
    """Source, target and kind of each link."""
    return {(link.source, link.target, link.flow) for link in _graph(sources).links}


def edges(sources: Mapping[str, str]) -> set[tuple[str, str, str]]:
    """Kind and ends of each edge of the detailed graph."""
    detail = _graph(sources).detail
    return {(edge.kind, edge.source, edge.target) for edge in detail.edges} if detail else set()


def _graph(sources: Mapping[str, str]) -> IntegrationGraph:
    read = (facts_from(path, text.encode(), None).decoded() for path, text in sources.items())
    facts = [item for item in read if item is not None]
    linking = Linking(Project(facts), load_knowledge())
    return build(linking, frozenset(sources), detailed=True)
