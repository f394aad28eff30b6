"""Figures of the integration graph; formulas and reference values are in docs/graph.md.

Links count from medium confidence on: what is only suspected would make every figure worse than the
architecture is. Systems without links are left out, because no figure says anything of them.
"""

from autodebt_lint.model.graph import GraphMetrics, IntegrationGraph, Link, SystemMetrics
from autodebt_lint.model.levels import Confidence

#: Most points of each rating; more than the last is E. A system linked to seven others is where
#: vendors of integration platforms see the ceiling, so that it must not rate better than D.
_GRID = (("A", 1), ("B", 3), ("C", 5), ("D", 8))


def sure_links(graph: IntegrationGraph) -> list[Link]:
    """The links of at least medium confidence."""
    return [link for link in graph.links if link.confidence >= Confidence.MEDIUM]


def metrics(graph: IntegrationGraph) -> GraphMetrics:
    """Compute the figures of a graph."""
    import networkx

    hubs = {system.id for system in graph.systems if system.hub}
    directed = networkx.DiGraph([(link.source, link.target) for link in sure_links(graph)])
    direct = networkx.Graph(
        [(a, b) for a, b in directed.edges if a not in hubs and b not in hubs and a != b]
    )
    undirected = directed.to_undirected()
    count = len(directed)
    possible = count * (count - 1) // 2
    reachable = sum(len(networkx.descendants(directed, node)) + 1 for node in directed)
    knots = [set(part) for part in networkx.strongly_connected_components(directed)]
    largest = max(knots, key=len, default=set())
    groups = (
        networkx.community.louvain_communities(undirected, seed=0)
        if undirected.number_of_edges()
        else []
    )
    both_ways = sorted((a, b) for a, b in directed.edges if a < b and directed.has_edge(b, a))
    joints = set(networkx.articulation_points(undirected))
    return GraphMetrics(
        systems=count,
        links=directed.number_of_edges(),
        point_to_point=direct.number_of_edges(),
        share_of_possible=direct.number_of_edges() / possible if possible else 0.0,
        propagation_cost=reachable / count**2 if count else 0.0,
        modularity=networkx.community.modularity(undirected, groups) if groups else 0.0,
        articulation_points=tuple(sorted(joints)),
        largest_cycle=tuple(sorted(largest)) if len(largest) > 1 else (),
        two_way=tuple(both_ways),
        by_system=tuple(
            _of_system(
                node,
                directed.in_degree(node),
                directed.out_degree(node),
                direct.degree(node) if node in direct else 0,
                sum(node in pair for pair in both_ways),
                joint=node in joints,
            )
            for node in sorted(directed)
        ),
    )


def _of_system(
    id: str, fan_in: int, fan_out: int, direct: int, two_way: int, *, joint: bool
) -> SystemMetrics:
    points = direct + two_way + joint
    return SystemMetrics(
        id=id,
        fan_in=fan_in,
        fan_out=fan_out,
        instability=fan_out / (fan_in + fan_out) if fan_in + fan_out else 0.0,
        point_to_point=direct,
        rating=next((letter for letter, most in _GRID if points <= most), "E"),
    )
