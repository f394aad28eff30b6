"""The integration graph of a project, as plain data."""

from autodebt_lint.graph.links import couplings
from autodebt_lint.knowledge import System
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.verbs import BOTH, READ, WRITE
from autodebt_lint.model.finding import Related
from autodebt_lint.model.graph import IntegrationGraph, Link, SystemNode
from autodebt_lint.model.levels import Confidence

_SUREST = ("value", "file", "co-occurrence")


def build(
    linking: Linking, paths: frozenset[str], lowest: Confidence = Confidence.LOW
) -> IntegrationGraph:
    """Collect the systems and links of the modules in `paths`.

    Args:
        linking: the linked project.
        paths: posix paths of the modules that are reported.
        lowest: lowest confidence of links to show.
    """
    systems: dict[str, System] = {}
    scripts: dict[str, set[str]] = {}
    reads: dict[str, int] = {}
    writes: dict[str, int] = {}
    unresolved = 0
    for module in linking.modules():
        if module.path not in paths or module.is_test:
            continue
        for remote in module.remote_calls:
            if not remote.systems:
                unresolved += 1
            for system in remote.systems:
                systems[system.id] = system
                scripts.setdefault(system.id, set()).add(module.path)
                reads[system.id] = reads.get(system.id, 0) + (remote.operation in (READ, BOTH))
                writes[system.id] = writes.get(system.id, 0) + (remote.operation in (WRITE, BOTH))
    links: dict[tuple[str, str], list[tuple[str, Confidence, tuple[Related, ...], str]]] = {}
    for coupling in couplings(linking):
        if coupling.path not in paths or coupling.confidence < lowest:
            continue
        for system in (coupling.source, coupling.target):
            systems[system.id] = system
            scripts.setdefault(system.id, set()).add(coupling.path)
        key = (coupling.source.id, coupling.target.id)
        links.setdefault(key, []).append(
            (coupling.path, coupling.confidence, coupling.related, coupling.flow)
        )
    return IntegrationGraph(
        systems=tuple(
            SystemNode(
                id=id,
                name=systems[id].name,
                category=systems[id].category,
                scripts=tuple(sorted(scripts[id])),
                reads=reads.get(id, 0),
                writes=writes.get(id, 0),
                hub=systems[id].hub,
            )
            for id in sorted(systems)
        ),
        links=tuple(
            Link(
                source=source,
                target=target,
                confidence=max(confidence for _, confidence, _, _ in found),
                scripts=tuple(sorted({path for path, _, _, _ in found})),
                evidence=tuple(related for _, _, row, _ in found for related in row),
                flow=min((flow for _, _, _, flow in found), key=_SUREST.index),
            )
            for (source, target), found in sorted(links.items())
        ),
        unresolved=unresolved,
    )
