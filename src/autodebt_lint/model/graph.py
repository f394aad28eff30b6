"""The integration graph as plain data."""

from msgspec import Struct

from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Confidence


class SystemNode(Struct, frozen=True):
    """An outside system and the scripts that talk to it."""

    id: str
    name: str
    category: str
    scripts: tuple[str, ...]
    reads: int
    """Number of places that read from it."""
    writes: int
    hub: bool = False


class Link(Struct, frozen=True):
    """Data read from `source` that reaches a write to `target`."""

    source: str
    target: str
    confidence: Confidence
    scripts: tuple[str, ...]
    """Posix paths of the scripts that make the link."""
    evidence: tuple[Related, ...]
    """The reading call, the writing call and what lies between, in that order."""
    flow: str = "value"
    """``value`` when data was followed, ``file`` when it was followed through one, ``co-occurrence``
    when both only meet in one entry point; the surest of its scripts."""


class IntegrationGraph(Struct, frozen=True):
    """Systems and links of a project, in a stable order."""

    systems: tuple[SystemNode, ...]
    links: tuple[Link, ...]
    unresolved: int = 0
    """Remote calls whose system could not be told."""


class SystemMetrics(Struct, frozen=True):
    """Figures of one system that is linked."""

    id: str
    fan_in: int
    """Systems whose data arrives there."""
    fan_out: int
    """Systems that its data goes to."""
    instability: float
    """fan-out / (fan-in + fan-out), 0 to 1."""
    point_to_point: int
    """Systems linked to it without a hub, in either direction."""
    rating: str
    """A to E, by direct links, two-way pairs and being a single point of failure."""


class GraphMetrics(Struct, frozen=True):
    """Figures of an integration graph; docs/graph.md has the formulas."""

    systems: int
    """Those that are linked."""
    links: int
    point_to_point: int
    """Undirected pairs linked without a hub."""
    share_of_possible: float
    """Of the n(n-1)/2 pairs that there could be, 0 to 1."""
    propagation_cost: float
    """Share of all ordered pairs of which the first reaches the second, itself included."""
    modularity: float
    """Louvain, -0.5 to 1: how well the graph falls into groups."""
    articulation_points: tuple[str, ...]
    """Systems without which the graph falls apart."""
    largest_cycle: tuple[str, ...]
    """Systems that all reach each other; empty where there is no circle."""
    two_way: tuple[tuple[str, str], ...]
    by_system: tuple[SystemMetrics, ...]


class Impact(Struct, frozen=True):
    """What a change of one system touches."""

    system: str
    scripts: tuple[tuple[str, str], ...]
    """Path and owner, "" where nobody is named."""
    links: tuple[Link, ...]
    downstream: tuple[str, ...]
    """Systems that its data reaches, through others too."""


class HubProposal(Struct, frozen=True):
    """A hub, and the direct links that it would take in."""

    hub: str
    """Id of a system; "" for a new one."""
    saved: int
    """Links that it takes in, less the connections that it needs."""
    absorbed: tuple[Link, ...]
    connections: tuple[str, ...]
    """Systems that are to be connected to it."""


class GraphDifference(Struct, frozen=True):
    """What changed between two graphs."""

    new: tuple[Link, ...]
    gone: tuple[Link, ...]
    changed: tuple[tuple[Link, Link], ...]
    """As it was, and as it is."""
    point_to_point: tuple[Link, ...]
    """What is new, or now sure, and goes through no hub."""
    names: dict[str, str]
    """Of all systems, by id."""
