"""The detailed graph: what the picture of systems sums up, part by part.

Scripts and the functions that something starts, their triggers, the datasets that they read and
write, and the names of the credentials they use. An entry reads and writes what its calls reach,
wherever those stand; a script what stands in it and no entry reaches. Credentials have their names
in the graph, and never a value.
"""

from collections.abc import Iterable, Mapping, Sequence

from autodebt_lint.graph.effects.touches import Touch, touch_of
from autodebt_lint.graph.links import Links, links_on, place_of
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.evidence.credentials import credentials_of
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.datasets import datasets_of
from autodebt_lint.linking.scheduling.starts import Starts
from autodebt_lint.model.finding import Related
from autodebt_lint.model.graph import Detail, Edge, Node
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.place import Place

SYSTEM, DATASET, SCRIPT = "system", "dataset", "script"
ENTRY, TRIGGER, CREDENTIAL = "entry", "trigger", "credential"
MAX_EVIDENCE = 20
"""Places that one edge shows."""


def detail(
    linking: Linking,
    paths: frozenset[str],
    touched: Sequence[Touch],
    systems: Mapping[str, System],
) -> Detail:
    """Collect the parts of the modules in `paths`.

    Args:
        linking: the linked project.
        paths: posix paths of the modules that are reported.
        touched: what these modules do with each system.
        systems: that are in the graph, by id.
    """
    graph = _Graph(systems)
    reached = _entries(graph, linking, paths)
    for touch in touched:
        if touch.system and (touch.path, touch.place) not in reached:
            graph.touch(graph.node(SCRIPT, touch.path), touch)
    starts = Starts(linking.jobs, linking.commands)
    for id in [id for id, node in graph.nodes.items() if node.kind == SCRIPT]:
        path = graph.nodes[id].name
        module = linking.project.modules[path]
        for trigger in starts.of(module):
            graph.edge("starts", graph.node(TRIGGER, trigger), id)
        for name, place in credentials_of(module, linking.resolver):
            credential = graph.node(CREDENTIAL, name)
            graph.edge("uses", id, credential, evidence=(Related(path, place, "read here"),))
            system = linking.knowledge.system_for_environment(name)
            if system is not None and system.id in systems:
                graph.edge("opens", credential, graph.system(system.id), Confidence.MEDIUM)
    return graph.done()


def _entries(graph: "_Graph", linking: Linking, paths: frozenset[str]) -> set[tuple[str, Place]]:
    """Add what each entry reaches; the answer are the calls that one of them does."""
    reached: set[tuple[str, Place]] = set()
    for function, links in _surely_entered(linking):
        if function.module.path not in paths:
            continue
        for effect in links.reached(function):
            remote = effect.remote
            names = datasets_of(remote, linking.resolver)
            for system in links.ends(remote):
                if system.id not in graph.systems:
                    continue
                touch = touch_of(remote, system, names)
                reached.add((touch.path, touch.place))
                me = _entry(graph, function)
                graph.touch(me, touch)
                if remote.module is not function.module:
                    graph.edge("calls", me, graph.node(SCRIPT, remote.module.path))
    return reached


def _surely_entered(linking: Linking) -> list[tuple[FunctionEntry, Links]]:
    """The entries of a project, in order of place, each with the links on its island."""
    found = [
        (function, links)
        for island in linking.project.islands()
        for links in (links_on(linking, island),)
        for function, sure in links.entries()
        if sure
    ]
    return sorted(found, key=lambda item: place_of(item[0]))


def _entry(graph: "_Graph", function: FunctionEntry) -> str:
    """The node of an entry: the script itself where its body is one."""
    path = function.module.path
    script = graph.node(SCRIPT, path)
    if not function.name:
        return script
    entry = graph.node(ENTRY, function.name, f"{path}:{function.name}")
    place = Related(path, function.facts.place, "defined here")
    graph.edge("defines", script, entry, evidence=(place,))
    return entry


class _Graph:
    """The graph while it is put together."""

    def __init__(self, systems: Mapping[str, System]) -> None:
        self.systems = systems
        self.nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str, str], tuple[Confidence, dict[Related, None]]] = {}

    def node(self, kind: str, name: str, told_apart_by: str = "") -> str:
        """Add a node, if it is new, and return its id."""
        id = f"{kind}:{told_apart_by or name}"
        self.nodes.setdefault(id, Node(id, kind, name))
        return id

    def system(self, id: str) -> str:
        """The node of a system."""
        return self.node(SYSTEM, self.systems[id].name, id)

    def edge(
        self,
        kind: str,
        source: str,
        target: str,
        confidence: Confidence = Confidence.HIGH,
        evidence: Iterable[Related] = (),
    ) -> None:
        """Add an edge, or to one that is there already."""
        before, places = self._edges.get((kind, source, target), (confidence, {}))
        places.update(dict.fromkeys(evidence))
        self._edges[kind, source, target] = (max(before, confidence), places)

    def touch(self, script: str, touch: Touch) -> None:
        """Add what a call does, for a script or an entry."""
        system = self.system(touch.system)
        ends = [self.node(DATASET, name, f"{touch.system}/{name}") for name in touch.datasets] or [
            system
        ]
        confidence = Confidence.HIGH if touch.sure else Confidence.LOW
        for end in ends:
            if end != system:
                self.edge("holds", system, end)
            if touch.reads:
                place = Related(touch.path, touch.place, "read here")
                self.edge("reads", end, script, confidence, (place,))
            if touch.writes:
                place = Related(touch.path, touch.place, "written here")
                self.edge("writes", script, end, confidence, (place,))

    def done(self) -> Detail:
        """The graph, in a stable order."""
        return Detail(
            nodes=tuple(self.nodes[id] for id in sorted(self.nodes)),
            edges=tuple(
                Edge(
                    kind,
                    source,
                    target,
                    confidence,
                    tuple(sorted(places, key=lambda item: (item.path, item.place)))[:MAX_EVIDENCE],
                )
                for (kind, source, target), (confidence, places) in sorted(self._edges.items())
            ),
        )
