"""The integration graph of a project, as plain data."""

from collections.abc import Iterable, Sequence

from autodebt_lint.graph.detail import detail
from autodebt_lint.graph.effects.touches import Touch, touches
from autodebt_lint.graph.ends import unlisted
from autodebt_lint.graph.links import COMPANY, Coupling, couplings
from autodebt_lint.knowledge import System
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.datasets import datasets_of
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.model.finding import Related
from autodebt_lint.model.graph import Dataset, IntegrationGraph, Link, SystemNode
from autodebt_lint.model.levels import Confidence

_SUREST = ("value", "file", COMPANY)


def build(
    linking: Linking,
    paths: frozenset[str],
    touched: Sequence[Touch] | None = None,
    lowest: Confidence = Confidence.LOW,
    *,
    detailed: bool = False,
) -> IntegrationGraph:
    """Collect the systems and links of the modules in `paths`.

    Args:
        linking: the linked project.
        paths: posix paths of the modules that are reported.
        touched: what these modules do, where somebody looked already.
        lowest: lowest confidence of links to show.
        detailed: with the scripts, their triggers, datasets and credentials as nodes of their own.
    """
    systems: dict[str, System] = {}
    scripts: dict[str, set[str]] = {}
    calls: dict[str, list[Touch]] = {}
    unresolved = 0
    if touched is None:
        touched = touches(linking, sorted(paths & linking.project.modules.keys()))
    for touch in touched:
        if not touch.system:
            unresolved += 1
            continue
        system = linking.knowledge.system(touch.system) or unlisted(touch.system)
        systems[system.id] = system
        scripts.setdefault(system.id, set()).add(touch.path)
        calls.setdefault(system.id, []).append(touch)
    links: dict[tuple[str, str], list[Coupling]] = {}
    for coupling in couplings(linking):
        if coupling.path not in paths or coupling.confidence < lowest:
            continue
        for system in (coupling.source, coupling.target):
            systems[system.id] = system
            scripts.setdefault(system.id, set()).add(coupling.path)
        links.setdefault((coupling.source.id, coupling.target.id), []).append(coupling)
    return IntegrationGraph(
        systems=tuple(
            SystemNode(
                id=id,
                name=systems[id].name,
                category=systems[id].category,
                scripts=tuple(sorted(scripts[id])),
                reads=sum(touch.reads for touch in calls.get(id, ())),
                writes=sum(touch.writes for touch in calls.get(id, ())),
                hub=systems[id].hub,
                datasets=_datasets(calls.get(id, ())),
            )
            for id in sorted(systems)
        ),
        links=tuple(
            Link(
                source=source,
                target=target,
                confidence=max(max(coupling.sureness) for coupling in found),
                scripts=tuple(sorted({coupling.path for coupling in found})),
                evidence=_evidence(found),
                flow=min((coupling.flow for coupling in found), key=_SUREST.index),
                read=_names(linking, ((item.read, item.reading) for item in found)),
                written=_names(linking, ((item.written, item.writing) for item in found)),
            )
            for (source, target), found in sorted(links.items())
        ),
        unresolved=unresolved,
        detail=detail(linking, paths, touched, systems) if detailed else None,
    )


def _evidence(found: Sequence[Coupling]) -> tuple[Related, ...]:
    """The places that show a link, each once however many scripts lead there."""
    told = dict.fromkeys(coupling.related for coupling in found)
    return tuple(related for places in told for related in places)


def _datasets(touched: Sequence[Touch]) -> tuple[Dataset, ...]:
    """What calls of one system read and write, by name."""
    names = sorted({name for touch in touched for name in touch.datasets})
    return tuple(
        Dataset(
            name,
            sum(touch.reads for touch in touched if name in touch.datasets),
            sum(touch.writes for touch in touched if name in touch.datasets),
        )
        for name in names
    )


def _names(
    linking: Linking, sides: Iterable[tuple[tuple[str, ...] | None, RemoteCall | None]]
) -> tuple[str, ...]:
    """Names of the datasets on one side of couplings: those that were found, else as their calls show."""
    sides = list(sides)
    names = {name for found, _ in sides for name in found or ()}
    apart = {id(call): call for found, call in sides if found is None and call is not None}
    names.update(name for call in apart.values() for name in datasets_of(call, linking.resolver))
    return tuple(sorted(names))
