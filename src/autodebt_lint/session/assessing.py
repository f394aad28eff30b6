"""Assessing: what a project's debt costs, and what happens in its next days."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from autodebt_lint.knowledge.seasons import load_seasons
from autodebt_lint.lifetime import collector_off
from autodebt_lint.session.checking import run
from autodebt_lint.session.drawing import owners
from autodebt_lint.session.stages import (
    OwnRules,
    Progress,
    chosen_rules,
    directory_of,
    knowledge_copy,
    linked,
)
from autodebt_lint.settings import Settings

if TYPE_CHECKING:
    from autodebt_lint.model.agenda import Agenda
    from autodebt_lint.model.assessment import Assessment


def agenda(
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    today: datetime.date,
    *,
    days: int,
    jobs: int = 0,
    cache: bool = True,
    progress: Progress | None = None,
) -> "Agenda":
    """List what happens in the next `days` days: ends of life that touch the code, phases of seasons."""
    from autodebt_lint.policy import agenda as policy

    ahead = msgspec.structs.replace(settings, lead=max(days, 1))
    report = run(ahead, root, paths, today, jobs=jobs, cache=cache, progress=progress)
    seasons = load_seasons(settings.seasons, root, today, directory_of(cache))
    return policy.agenda(report, seasons, today=today, days=days)


AHEAD = 366
"""Days that an assessment looks ahead: seasons are known for the coming year."""


def assess(
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    today: datetime.date,
    *,
    jobs: int = 0,
    cache: bool = True,
    progress: Progress | None = None,
) -> "Assessment":
    """Tell where a project's debt is, what it costs and what to pay first; arguments as of `run`."""
    from autodebt_lint.debt.assessment import assess
    from autodebt_lint.debt.priority import CHANGES_WITHIN
    from autodebt_lint.engine.git import change_counts, last_changes
    from autodebt_lint.graph.build import build
    from autodebt_lint.graph.inventory import inventory as listed
    from autodebt_lint.graph.practice import practice
    from autodebt_lint.policy import agenda as ahead
    from autodebt_lint.policy.gate import default_gate, evaluate, unresolved_share

    report = run(
        msgspec.structs.replace(settings, lead=AHEAD),
        root,
        paths,
        today,
        jobs=jobs,
        cache=cache,
        progress=progress,
    )
    seasons = load_seasons(settings.seasons, root, today, directory_of(cache))
    linking, reported = linked(settings, root, paths, jobs=jobs, cache=cache, progress=progress)
    with collector_off():
        graph = build(linking, reported)
        own = OwnRules.of(settings, root, trust=False)
        rules = chosen_rules(
            settings, knowledge_copy(settings, root, directory_of(cache)), own
        ).everything
        gate = settings.gate or default_gate(report.fail_on)
        return assess(
            root.name,
            report,
            gate=evaluate(gate, report, lambda: unresolved_share(graph)),
            graph=graph,
            automations=listed(linking, reported, owners(root, reported), last_changes(root)),
            practice=practice(linking, reported),
            agenda=ahead.agenda(report, seasons, today=today, days=AHEAD),
            rules={code: rule.traits for code, rule in rules.items()},
            weights=settings.priority,
            incidents=settings.incident_hours,
            changes=change_counts(root, today - datetime.timedelta(days=CHANGES_WITHIN)),
            reporting=frozenset(
                node.id
                for node in graph.systems
                if (system := linking.knowledge.system(node.id)) and system.role == "reporting"
            ),
            year=ahead.year(seasons, today, AHEAD),
        )
