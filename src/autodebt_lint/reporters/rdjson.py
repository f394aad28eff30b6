"""reviewdog's diagnostic format (rdjson); lines and columns from 1, columns in bytes of UTF-8."""

from collections.abc import Iterator
from typing import Any

from autodebt_lint import sanitise
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View
from autodebt_lint.sanitise import encodable

_LEVELS = {
    Severity.INFO: "INFO",
    Severity.LOW: "INFO",
    Severity.MEDIUM: "WARNING",
    Severity.HIGH: "ERROR",
    Severity.CRITICAL: "ERROR",
}
_SOURCE = {"name": "autodebt-lint"}


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the object, one diagnostic on a line."""
    yield '{\n  "source": ' + sanitise.json(_SOURCE) + ',\n  "diagnostics": ['
    separator = "\n    "
    for verdict in report.verdicts:
        yield separator + sanitise.json(_diagnostic(verdict, report, view))
        separator = ",\n    "
    yield "\n  ]\n}\n" if report.verdicts else "]\n}\n"


def _diagnostic(verdict: Verdict, report: Report, view: View) -> dict[str, Any]:
    finding, place = verdict.finding, verdict.finding.place
    start, end = place.column, place.end_column
    if verdict.columns is not None:
        start, end = verdict.columns.bytes
    told: dict[str, Any] = {
        "message": encodable(verdict.explained),
        "location": {
            "path": encodable(view.locate(finding.path)),
            "range": {
                "start": {"line": place.line, "column": start},
                "end": {"line": place.end_line, "column": end},
            },
        },
        "severity": _LEVELS[verdict.severity],
        "source": _SOURCE,
        "code": {"value": finding.code},
        "original_output": encodable(f"{finding.code} {finding.name}, as on {report.as_of}"),
    }
    if finding.related:
        told["related_locations"] = [
            {
                "message": encodable(related.message),
                "location": {
                    "path": encodable(view.locate(related.path)),
                    "range": {"start": {"line": related.place.line}},
                },
            }
            for related in finding.related
        ]
    return told
