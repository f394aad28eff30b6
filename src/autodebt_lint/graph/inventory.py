"""The catalogue of automations: which scripts there are, what starts them and what they touch."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

import msgspec

from autodebt_lint.graph.ends import ends_touched
from autodebt_lint.graph.links import REACHED, ModuleLinks, couplings
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import LinkedModule, Linking
from autodebt_lint.linking.scheduling.starts import BY_HAND, Starts
from autodebt_lint.model.inventory import Automation

STARTED = "started"
"""Under this name a linking keeps automations by themselves that were put together from parts."""


def inventory(
    linking: Linking, paths: frozenset[str], owners: dict[str, str], changes: dict[str, str]
) -> tuple[Automation, ...]:
    """List the automations among some modules, in order of path.

    A script is one when it talks to a system itself, when it joins systems by what it calls, or when
    something starts it and what it calls talks to one: a job that works through a client which
    others share. Modules that are only called by others are listed where they talk.

    Args:
        linking: the linked project.
        paths: posix paths of the modules.
        owners: by path.
        changes: day of the last change, by path.
    """
    return tuple(
        msgspec.structs.replace(
            item,
            owner=owners.get(item.path, "") or item.owner,
            last_change=changes.get(item.path, ""),
        )
        for item, _ in _automations(linking)
        if item.path in paths
    )


class Start(NamedTuple):
    """How an automation comes to run."""

    by_itself: bool
    """Something starts it, or whoever runs the file: it is not only called by others."""
    on_schedule: bool
    """The file itself says when."""


Started: TypeAlias = tuple[Automation, Start]


def started_automations(linking: Linking) -> Iterator[tuple[Automation, Start]]:
    """Yield those that run by themselves, with the owner that their header names.

    What only others call is a part of them.
    """
    return ((item, start) for item, start in _automations(linking) if start.by_itself)


def _automations(linking: Linking) -> tuple[Started, ...]:
    """All automations of a project, found out once."""
    found: tuple[Started, ...] | None = linking.kept.get("automations")
    if found is None:
        found = linking.kept["automations"] = tuple(_joined(linking))
    return found


def _joined(linking: Linking) -> Iterator[Started]:
    """The automations with what their couplings add to what they touch themselves."""
    joined: dict[str, tuple[set[str], set[str]]] = {}
    for coupling in couplings(linking):
        reads, writes = joined.setdefault(coupling.path, (set(), set()))
        reads.add(coupling.source.name)
        writes.add(coupling.target.name)
    alone: Iterable[Started] | None = linking.kept.get(STARTED)
    if alone is None:
        links: Mapping[str, ModuleLinks] = linking.kept.get(REACHED, {})
        alone = (
            found
            for module in linking.modules()
            if (
                found := automation_of(
                    linking,
                    module,
                    links.get(module.path, ModuleLinks()),
                    coupled=module.path in joined,
                )
            )
            is not None
        )
    for automation, start in alone:
        reads, writes = joined.get(automation.path, (set(), set()))
        reads.update(automation.reads)
        writes.update(automation.writes)
        if reads or writes:
            yield (
                msgspec.structs.replace(
                    automation, reads=tuple(sorted(reads)), writes=tuple(sorted(writes))
                ),
                start,
            )


def automation_of(
    linking: Linking, module: LinkedModule, links: ModuleLinks, *, coupled: bool
) -> Started | None:
    """The automation that a module is, with what it and its entries touch; None for one that is none.

    Args:
        linking: the linked project.
        module: of it.
        links: what its entries reach and couple.
        coupled: whether a coupling stands in the module.
    """
    if module.is_test:
        return None
    reads, writes = _touched(module)
    talks = bool(reads or writes or coupled)
    reads.update(links.reads)
    writes.update(links.writes)
    if not (talks or reads or writes):
        return None
    starts: Starts | None = linking.kept.get("starts")
    if starts is None:
        starts = linking.kept["starts"] = Starts(linking.jobs, linking.commands)
    known = linking.project.modules[module.path]
    triggers = starts.of(known) or ((BY_HAND,) if _is_script(known, linking) else ())
    if not (talks or triggers):
        return None
    return (
        Automation(
            path=module.path,
            purpose=module.facts.purpose,
            owner=module.facts.owner,
            triggers=triggers,
            reads=tuple(sorted(reads)),
            writes=tuple(sorted(writes)),
        ),
        Start(
            by_itself=bool(triggers),
            on_schedule=starts.sets_schedule(known),
        ),
    )


def _is_script(module: Module, linking: Linking) -> bool:
    """Whether a file does its work when it is run, and is nobody's library."""
    body = module.functions.get("")
    project = linking.project
    if body is None or project.is_common(module) or project.importers(module) - {module}:
        return False
    return linking.reaches_remote(body)


def _touched(module: LinkedModule) -> tuple[set[str], set[str]]:
    """Names of the systems that calls in a module read and write."""
    reads: set[str] = set()
    writes: set[str] = set()
    for remote in module.remote_calls:
        read, written = ends_touched(remote, module.knowledge)
        reads.update(read)
        writes.update(written)
    return reads, writes
