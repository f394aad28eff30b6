"""Workflow commands of GitHub Actions: findings as annotations, those in the change first.

GitHub shows ten annotations of each level from one step and drops the others without a word, in the
order in which they were printed. So the most urgent come first, and the last of a level that has
more says how many are not shown.
"""

from collections.abc import Iterator, Sequence

from autodebt_lint import sanitise
from autodebt_lint.debt.figures import counted
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View

LIMIT = 10
"""Annotations of one level that GitHub shows from one step."""
_LEVELS = {
    Severity.INFO: "notice",
    Severity.LOW: "notice",
    Severity.MEDIUM: "warning",
    Severity.HIGH: "error",
    Severity.CRITICAL: "error",
}


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the commands, and as a notice the verdict with the day it was reached on."""
    urgent = sorted(report.verdicts, key=lambda v: (not v.in_change, -v.severity))
    for level, limit in (("error", LIMIT), ("warning", LIMIT), ("notice", LIMIT - 1)):
        found = [verdict for verdict in urgent if _LEVELS[verdict.severity] == level]
        yield from _annotations(level, found, limit, view)
    yield f"::notice title=autodebt::{sanitise.command_data(report.conclusion)}\n"


def _annotations(level: str, found: Sequence[Verdict], limit: int, view: View) -> Iterator[str]:
    shown = found if len(found) <= limit else found[: limit - 1]
    for verdict in shown:
        finding, place = verdict.finding, verdict.finding.place
        properties = {
            "title": f"{finding.code} {finding.name}",
            "file": view.from_repository(finding.path),
            "line": str(place.line),
            "endLine": str(place.end_line),
        }
        if place.line == place.end_line:
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
        told = ",".join(
            f"{key}={sanitise.command_property(value)}" for key, value in properties.items()
        )
        yield f"::{level} {told}::{sanitise.command_data(verdict.explained)}\n"
    more = len(found) - len(shown)
    if more:
        kind = f"more {level}"
        yield f"::{level} title=autodebt::{counted(more, kind)} not shown here: GitHub shows {LIMIT} of a step; the whole list is in the job's summary or log\n"
