"""The links that the sources of a small project make."""

from collections.abc import Mapping

from autodebt_lint.graph.build import build
from autodebt_lint.model.graph import IntegrationGraph
from tests.unit.linking.linked_projects import linked


def links_of(sources: Mapping[str, str]) -> set[tuple[str, str, str]]:
    """Source, target and kind of each link."""
    return {(link.source, link.target, link.flow) for link in _graph(sources).links}


def edges(sources: Mapping[str, str]) -> set[tuple[str, str, str]]:
    """Kind and ends of each edge of the detailed graph."""
    detail = _graph(sources).detail
    return {(edge.kind, edge.source, edge.target) for edge in detail.edges} if detail else set()


def _graph(sources: Mapping[str, str]) -> IntegrationGraph:
    return build(linked(sources), frozenset(sources), detailed=True)
