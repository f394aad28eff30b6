"""What a finding is about, besides its code: category of the system, business processes, owner."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Severity
from autodebt_lint.policy.path_patterns import path_matches
from autodebt_lint.settings import Settings
from autodebt_lint.settings.processes import IMPACT, Process


class Subject(NamedTuple):
    """What seasons and priorities ask of a finding."""

    category: str = ""
    """Of the system concerned; "" where there is none."""
    processes: tuple[str, ...] = ()
    """Ids of the business processes that its code serves, the costliest first."""
    owner: str = ""
    impact: Severity | None = None
    """What a failure costs the processes; None where it serves none."""


SubjectOf = Callable[[Finding], Subject]

NOTHING = Subject()


def subjects(
    settings: Settings,
    category_of: Callable[[str], str],
    roles_of: Callable[[str], tuple[str, ...]],
    owners: Mapping[str, str],
) -> SubjectOf:
    """Give the function that tells what a finding is about.

    A finding serves the processes that the configuration gives its path, its system or its owner;
    where it gives none, those that its system plainly takes part in.

    Args:
        settings: the project's.
        category_of: looks up the category of a system's id.
        roles_of: looks up the steps to revenue of a system's id.
        owners: owner of each path that has one.
    """
    own = {process.id: process for process in settings.processes}

    def cost(process: str) -> Severity:
        return own[process].cost if process in own else IMPACT.get(process, Severity.MEDIUM)

    def subject(finding: Finding) -> Subject:
        system, owner = finding.system or "", owners.get(finding.path, "")
        served = [item.id for item in own.values() if _serves(item, finding.path, system, owner)]
        if not served and system:
            served = list(roles_of(system))
        served.sort(key=lambda process: (-cost(process), process))
        return Subject(
            category=category_of(system) if system else "",
            processes=tuple(served),
            owner=owner,
            impact=cost(served[0]) if served else None,
        )

    return subject


def _serves(process: Process, path: str, system: str, owner: str) -> bool:
    return (
        any(path_matches(pattern, path) for pattern in process.paths)
        or system in process.systems
        or owner in process.owners
    )
