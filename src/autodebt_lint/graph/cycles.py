"""Cycles among the project's own modules, by their imports."""

from collections.abc import Iterator, Mapping

from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.model.facts import Import


def import_cycles(linking: Linking) -> Iterator[tuple[tuple[Module, Import], ...]]:
    """Yield the smallest cycle of each knot of imports, from its first module in order of path.

    Imports below ``TYPE_CHECKING`` and in functions make none. Most projects have no cycle, which peeling the graph
    from its ends tells; only what is left is given to the graph library.
    """
    edges = {
        module: {
            target: item
            for item in reversed(module.facts.imports)
            if not item.guarded
            and not item.deferred
            and (target := linking.project.imported(module, item.dotted)) is not None
        }
        for module in linking.project.modules.values()
    }
    knotted = _peeled(edges)
    if not knotted:
        return
    import networkx

    graph = networkx.DiGraph(
        [(module, target) for module in knotted for target in edges[module] if target in knotted]
    )
    for component in networkx.strongly_connected_components(graph):
        if len(component) > 1:
            cycle = _smallest(sorted(component, key=lambda module: module.path), edges)
            following = (*cycle[1:], cycle[0])
            yield tuple(
                (module, edges[module][target])
                for module, target in zip(cycle, following, strict=True)
            )


def _peeled(edges: Mapping[Module, Mapping[Module, Import]]) -> set[Module]:
    """The modules that are left when those that import nothing that is left are taken away."""
    left = set(edges)
    importers: dict[Module, list[Module]] = {}
    count = {}
    for module, targets in edges.items():
        count[module] = len(targets)
        for target in targets:
            importers.setdefault(target, []).append(module)
    ready = [module for module, number in count.items() if not number]
    while ready:
        module = ready.pop()
        left.discard(module)
        for importer in importers.get(module, ()):
            count[importer] -= 1
            if not count[importer]:
                ready.append(importer)
    return left


def _smallest(
    component: list[Module], edges: Mapping[Module, Mapping[Module, Import]]
) -> list[Module]:
    """The shortest way from a module of a knot back to itself; of equal ones the first by path."""
    members = set(component)
    best: list[Module] = []
    for start in component:
        before: dict[Module, Module] = {}
        queue = [start]
        for module in queue:
            if best and _length(module, before) >= len(best):
                break
            targets = sorted(edges[module].keys() & members, key=lambda target: target.path)
            if start in targets:
                way = [module]
                while way[0] is not start:
                    way.insert(0, before[way[0]])
                best = way
                break
            for target in targets:
                if target not in before:
                    before[target] = module
                    queue.append(target)
    return best


def _length(module: Module, before: Mapping[Module, Module]) -> int:
    steps = 1
    while module in before:
        module = before[module]
        steps += 1
    return steps
