"""GitLab's code-quality report, a JSON list in a subset of Code Climate's form."""

from collections.abc import Iterator
from typing import Any

from autodebt_lint import sanitise
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View
from autodebt_lint.sanitise import encodable

_LEVELS = {
    Severity.INFO: "info",
    Severity.LOW: "minor",
    Severity.MEDIUM: "major",
    Severity.HIGH: "critical",
    Severity.CRITICAL: "blocker",
}
_CATEGORIES = {"1": "Clarity", "2": "Compatibility", "3": "Bug Risk", "4": "Complexity"}


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the list, one finding on a line."""
    yield "["
    separator = "\n  "
    for verdict in report.verdicts:
        yield separator + sanitise.json(_issue(verdict, report, view))
        separator = ",\n  "
    yield "\n]\n" if report.verdicts else "]\n"


def _issue(verdict: Verdict, report: Report, view: View) -> dict[str, Any]:
    finding, place = verdict.finding, verdict.finding.place
    return {
        "type": "issue",
        "check_name": finding.code,
        "description": encodable(f"{finding.code} {finding.name}: {verdict.explained}"),
        "content": {"body": f"Judged as on {report.as_of}."},
        "categories": [_CATEGORIES.get(finding.code[3:4], "Style")],
        "severity": _LEVELS[verdict.severity],
        "fingerprint": verdict.fingerprint,
        "location": {
            "path": encodable(view.from_repository(finding.path)),
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }
