"""Questions about the integration graph: what breaks, what lies between, what a hub would save, what is new."""

import itertools
from collections.abc import Iterable, Mapping

from autodebt_lint.graph.metrics import sure_links
from autodebt_lint.model.graph import (
    GraphDifference,
    HubProposal,
    Impact,
    IntegrationGraph,
    Link,
    SystemNode,
)
from autodebt_lint.model.levels import Confidence

MAX_PATHS = 5
"""Ways between two systems that are shown."""


def impact(graph: IntegrationGraph, system: str, owners: Mapping[str, str]) -> Impact:
    """What breaks when a system goes away or changes.

    Args:
        graph: of the project.
        system: its id, which is in the graph.
        owners: of scripts, by path.

    Returns:
        The scripts that talk to it or carry its data, its links, and the systems that its data
        reaches at last.
    """
    import networkx

    links = tuple(link for link in graph.links if system in (link.source, link.target))
    node = next(item for item in graph.systems if item.id == system)
    scripts = sorted({*node.scripts, *(path for link in links for path in link.scripts)})
    directed = networkx.DiGraph([(link.source, link.target) for link in sure_links(graph)])
    reached = networkx.descendants(directed, system) if system in directed else set()
    return Impact(
        system=system,
        scripts=tuple((path, owners.get(path, "")) for path in scripts),
        links=links,
        downstream=tuple(sorted(reached)),
    )


def ways(graph: IntegrationGraph, source: str, target: str) -> tuple[tuple[Link, ...], ...]:
    """The shortest ways by which data gets from one system to another; none where there is none."""
    import networkx

    links = {(link.source, link.target): link for link in graph.links}
    directed = networkx.DiGraph(list(links))
    if source not in directed or target not in directed:
        return ()
    if not networkx.has_path(directed, source, target):
        return ()
    found = sorted(networkx.all_shortest_paths(directed, source, target))[:MAX_PATHS]
    return tuple(tuple(links[pair] for pair in itertools.pairwise(nodes)) for nodes in found)


def hub_proposals(graph: IntegrationGraph) -> tuple[HubProposal, ...]:
    """Hubs that would save links, the best first.

    In each part of the graph that hangs together, every direct link between two systems could go
    through one hub: a system that is a hub or a warehouse already, or a new one. It costs a
    connection to each system that it does not know yet.
    """
    import networkx

    hubs = {system.id for system in graph.systems if system.hub}
    direct = [
        link for link in sure_links(graph) if link.source not in hubs and link.target not in hubs
    ]
    parts = networkx.connected_components(
        networkx.Graph([(link.source, link.target) for link in direct])
    )
    found = []
    for part in parts:
        inside = [link for link in direct if link.source in part]
        for hub in ("", *_candidates(graph.systems)):
            absorbed = [link for link in inside if hub not in (link.source, link.target)]
            known = {
                end
                for link in sure_links(graph)
                if hub and hub in (link.source, link.target)
                for end in (link.source, link.target)
            }
            needed = {end for link in absorbed for end in (link.source, link.target)} - known
            saved = len(absorbed) - len(needed)
            if saved > 0:
                found.append(HubProposal(hub, saved, tuple(absorbed), tuple(sorted(needed))))
    return tuple(sorted(found, key=lambda item: (-item.saved, not item.hub, item.hub)))


def _candidates(systems: Iterable[SystemNode]) -> list[str]:
    return [system.id for system in systems if system.hub or system.category == "data-warehouse"]


def difference(before: IntegrationGraph, after: IntegrationGraph) -> GraphDifference:
    """What changed from one graph to another."""
    old = {(link.source, link.target): link for link in before.links}
    new = {(link.source, link.target): link for link in after.links}
    hubs = {system.id for system in (*before.systems, *after.systems) if system.hub}
    names = {system.id: system.name for system in (*before.systems, *after.systems)}
    added = tuple(link for pair, link in new.items() if pair not in old)
    changed = tuple(
        (old[pair], link)
        for pair, link in new.items()
        if pair in old
        and (old[pair].scripts, old[pair].confidence) != (link.scripts, link.confidence)
    )
    grown = (
        *added,
        *(link for was, link in changed if was.confidence < Confidence.MEDIUM),
    )
    return GraphDifference(
        new=added,
        gone=tuple(link for pair, link in old.items() if pair not in new),
        changed=changed,
        point_to_point=tuple(
            link
            for link in grown
            if link.confidence >= Confidence.MEDIUM
            and link.source not in hubs
            and link.target not in hubs
        ),
        names=names,
    )
