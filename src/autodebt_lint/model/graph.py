"""The integration graph as plain data."""

from msgspec import Struct

from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Confidence


class Dataset(Struct, frozen=True):
    """What a system holds by one name: a table, an object, a list, a topic."""

    name: str
    reads: int = 0
    """Number of places that read from it."""
    writes: int = 0


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
    datasets: tuple[Dataset, ...] = ()
    """In order of name; what its name does not show is missing."""


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
    read: tuple[str, ...] = ()
    """Names of the datasets that are read, where they show."""
    written: tuple[str, ...] = ()


class Node(Struct, frozen=True):
    """A part of the detailed graph."""

    id: str
    """The kind, a colon, and what tells it apart: ``script:jobs/sync.py``, ``dataset:hubspot/contacts``."""
    kind: str
    """``system``, ``dataset``, ``script``, ``entry`` (a function that a scheduler, a framework or a person
    starts), ``trigger`` (what starts it: a schedule, an event, a command line) or ``credential`` (its name)."""
    name: str


class Edge(Struct, frozen=True):
    """How two parts belong together, in the direction of the data or of the call."""

    kind: str
    """``starts`` (trigger to script), ``defines`` (script to entry), ``calls`` (script or entry to the script
    whose code talks for it), ``reads`` and ``writes`` (to or from a dataset or system), ``holds`` (system to
    dataset), ``uses`` (script and credential) or ``opens`` (credential to system)."""
    source: str
    target: str
    confidence: Confidence = Confidence.HIGH
    evidence: tuple[Related, ...] = ()


class Detail(Struct, frozen=True):
    """All that the graph of systems sums up."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


class IntegrationGraph(Struct, frozen=True):
    """Systems and links of a project, in a stable order."""

    systems: tuple[SystemNode, ...]
    links: tuple[Link, ...]
    unresolved: int = 0
    """Remote calls whose system could not be told."""
    detail: Detail | None = None
    """Where it was asked for."""


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
