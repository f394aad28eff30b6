"""What a drawing shows, in one form for every kind of graph: figures, and arrows between them."""

from typing import NamedTuple

from autodebt_lint.model.graph import Edge, IntegrationGraph, Link, SystemNode
from autodebt_lint.model.levels import Confidence


class Figure(NamedTuple):
    """A system, or one of the parts that a detailed graph has besides."""

    id: str
    name: str
    kind: str
    """``system``, ``hub``, or the kind of the part."""
    about: str
    """What more there is to say in a few words."""


class Arrow(NamedTuple):
    """A link between two systems, or how two parts belong together."""

    source: str
    target: str
    confidence: Confidence
    label: str
    scripts: tuple[str, ...]
    """Paths of the scripts that show it."""
    about: str
    """How it is known, and of what data it is."""


def figures_of(graph: IntegrationGraph) -> list[Figure]:
    """The systems, and the parts of a detailed graph, each once."""
    found = [
        Figure(system.id, system.name, "hub" if system.hub else "system", _about(system))
        for system in graph.systems
    ]
    if graph.detail is not None:
        found += [
            Figure(node.id, node.name, node.kind, node.kind)
            for node in graph.detail.nodes
            if node.kind != "system"
        ]
    return found


def arrows_of(graph: IntegrationGraph) -> list[Arrow]:
    """The links; of a detailed graph the edges instead, which say the same part by part."""
    if graph.detail is not None:
        return [
            Arrow(
                _end(edge.source),
                _end(edge.target),
                edge.confidence,
                edge.kind,
                _paths(edge),
                edge.kind,
            )
            for edge in graph.detail.edges
        ]
    return [
        Arrow(
            link.source,
            link.target,
            link.confidence,
            counted(len(link.scripts), "script"),
            link.scripts,
            ": ".join(filter(None, (f"by {link.flow}", data_of(link)))),
        )
        for link in graph.links
    ]


def counted(count: int, noun: str) -> str:
    """A number and what is counted: ``1 script``, ``2 scripts``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _about(system: SystemNode) -> str:
    return f"{system.category}, {counted(len(system.scripts), 'script')}"


def data_of(link: Link) -> str:
    """Which data a link carries, where it shows: ``contacts to members``."""
    if not link.read and not link.written:
        return ""
    return f"{', '.join(link.read) or 'data'} to {', '.join(link.written) or 'data'}"


def _end(id: str) -> str:
    """A system has its own id in both kinds of graph."""
    return id.removeprefix("system:")


def _paths(edge: Edge) -> tuple[str, ...]:
    return tuple(sorted({step.path for step in edge.evidence}))
