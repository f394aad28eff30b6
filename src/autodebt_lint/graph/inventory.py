"""The catalogue of automations: which scripts there are, what starts them and what they touch."""

from autodebt_lint.graph.ends import ends_of
from autodebt_lint.graph.links import couplings
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
    starts = Starts(linking.project, linking.jobs)
    joined: dict[str, tuple[set[str], set[str]]] = {}
    for coupling in couplings(linking):
        reads, writes = joined.setdefault(coupling.path, (set(), set()))
        reads.add(coupling.source.name)
        writes.add(coupling.target.name)
    found = []
    for module in linking.modules():
        if module.path not in paths or module.is_test:
            continue
        reads, writes = _touched(module)
        more_read, more_written = joined.get(module.path, (set(), set()))
        reads |= more_read
        writes |= more_written
        if reads or writes:
            found.append(
                Automation(
                    path=module.path,
                    purpose=module.facts.purpose,
                    owner=owners.get(module.path, "") or module.facts.owner,
                    triggers=starts.of(linking.project.modules[module.path]),
                    reads=tuple(sorted(reads)),
                    writes=tuple(sorted(writes)),
                    last_change=changes.get(module.path, ""),
                )
            )
    return tuple(found)


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
