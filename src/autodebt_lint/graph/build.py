"""The integration graph of a project, as plain data."""

from collections.abc import Iterable
from typing import NamedTuple

from autodebt_lint.graph.ends import ends_of, unlisted
from autodebt_lint.graph.links import couplings
from autodebt_lint.knowledge import System
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.verbs import BOTH, READ, WRITE
from autodebt_lint.model.finding import Related
from autodebt_lint.model.graph import IntegrationGraph, Link, SystemNode
from autodebt_lint.model.levels import Confidence

_SUREST = ("value", "file", "co-occurrence")


class Touch(NamedTuple):
    """What one module does with one system; the system is "" where it could not be told."""

    path: str
    system: str
    reads: int
    writes: int


def touched(linking: Linking, paths: Iterable[str]) -> list[Touch]:
    """What some modules do with each system, counted in calls; plain data that can be sent."""
    found: dict[tuple[str, str], list[int]] = {}
    for path in paths:
        module = linking.module(path)
        for remote in () if module.is_test else module.remote_calls:
            for id in [system.id for system in ends_of(remote, linking.knowledge)] or [""]:
                counts = found.setdefault((path, id), [0, 0])
                counts[0] += remote.operation in (READ, BOTH) or not id
                counts[1] += remote.operation in (WRITE, BOTH)
    return [Touch(path, id, *counts) for (path, id), counts in found.items()]


def build(
    linking: Linking,
    paths: frozenset[str],
    touches: Iterable[Touch] | None = None,
    lowest: Confidence = Confidence.LOW,
) -> IntegrationGraph:
    """Collect the systems and links of the modules in `paths`.

    Args:
        linking: the linked project.
        paths: posix paths of the modules that are reported.
        touches: of these modules, where somebody counted them already.
        lowest: lowest confidence of links to show.
    """
    systems: dict[str, System] = {}
    scripts: dict[str, set[str]] = {}
    reads: dict[str, int] = {}
    writes: dict[str, int] = {}
    unresolved = 0
    if touches is None:
        touches = touched(linking, sorted(paths & linking.project.modules.keys()))
    for touch in touches:
        if not touch.system:
            unresolved += touch.reads
            continue
        system = linking.knowledge.system(touch.system) or unlisted(touch.system)
        systems[system.id] = system
        scripts.setdefault(system.id, set()).add(touch.path)
        reads[system.id] = reads.get(system.id, 0) + touch.reads
        writes[system.id] = writes.get(system.id, 0) + touch.writes
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
