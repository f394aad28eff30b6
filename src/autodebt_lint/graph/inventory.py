"""The catalogue of automations: which scripts there are, what starts them and what they touch."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from autodebt_lint.graph.ends import ends_of
from autodebt_lint.graph.links import couplings
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import LinkedModule, Linking
from autodebt_lint.linking.starts import Starts
from autodebt_lint.linking.verbs import BOTH, READ, WRITE
from autodebt_lint.model.inventory import Automation


def inventory(
    linking: Linking, paths: frozenset[str], owners: dict[str, str], changes: dict[str, str]
) -> tuple[Automation, ...]:
    """List the automations among some modules, in order of path.

    A script is one when it talks to a system itself, or when something starts it and it joins
    systems by what it calls. Modules that are only called by others are listed where they talk.

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


def started_automations(linking: Linking) -> Iterator[tuple[Automation, Start]]:
    """Yield those that run by themselves, with the owner that their header names.

    What only others call is a part of them.
    """
    return ((item, start) for item, start in _automations(linking) if start.by_itself)


def _automations(linking: Linking) -> tuple[tuple[Automation, Start], ...]:
    """All automations of a project, found out once."""
    found: tuple[tuple[Automation, Start], ...] | None = linking.kept.get("automations")
    if found is None:
        found = linking.kept["automations"] = tuple(_listed(linking))
    return found


def _listed(linking: Linking) -> Iterator[tuple[Automation, Start]]:
    starts = Starts(linking.project, linking.jobs)
    joined: dict[str, tuple[set[str], set[str]]] = {}
    for coupling in couplings(linking):
        reads, writes = joined.setdefault(coupling.path, (set(), set()))
        reads.add(coupling.source.name)
        writes.add(coupling.target.name)
    for module in linking.modules():
        if module.is_test:
            continue
        reads, writes = _touched(module)
        more_read, more_written = joined.get(module.path, (set(), set()))
        reads |= more_read
        writes |= more_written
        if reads or writes:
            known = linking.project.modules[module.path]
            triggers = starts.of(known)
            automation = Automation(
                path=module.path,
                purpose=module.facts.purpose,
                owner=module.facts.owner,
                triggers=triggers,
                reads=tuple(sorted(reads)),
                writes=tuple(sorted(writes)),
            )
            yield (
                automation,
                Start(
                    by_itself=bool(triggers) or _is_script(known, linking),
                    on_schedule=starts.sets_schedule(known),
                ),
            )


def _is_script(module: Module, linking: Linking) -> bool:
    """Whether a file does its work when it is run, and is nobody's library."""
    body = module.functions.get("")
    if body is None or linking.project.importers(module) - {module}:
        return False
    return linking.reaches_remote(body)


def _touched(module: LinkedModule) -> tuple[set[str], set[str]]:
    """Names of the systems that calls in a module read and write."""
    reads: set[str] = set()
    writes: set[str] = set()
    for remote in module.remote_calls:
        for system in ends_of(remote, module.knowledge):
            if remote.operation in (READ, BOTH) and system.gives_data:
                reads.add(system.name)
            if remote.operation in (WRITE, BOTH) and system.role != "auxiliary":
                writes.add(system.name)
    return reads, writes
