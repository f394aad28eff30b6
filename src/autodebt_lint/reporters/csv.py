"""A table for spreadsheets and for Jira's import, whose columns come first and bear its names."""

from collections.abc import Iterator

from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View
from autodebt_lint.spreadsheets import row, summary

_PRIORITIES = {
    Severity.INFO: "Lowest",
    Severity.LOW: "Low",
    Severity.MEDIUM: "Medium",
    Severity.HIGH: "High",
    Severity.CRITICAL: "Highest",
}
COLUMNS = (
    "Summary", "Description", "Issue Type", "Priority", "Labels", "Due Date", "Original Estimate",
    "Owner", "Code", "Rule", "Severity", "Severity Reasons", "Confidence", "Effort Minutes", "Path",
    "Line", "Column", "System", "Processes", "Fingerprint", "As Of",
)  # fmt: skip


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the head and a row for each finding."""
    owners = dict(report.owners)
    yield row(COLUMNS)
    for verdict in report.verdicts:
        yield row(_row(verdict, report, view, owners.get(verdict.finding.path, "")))


def _row(verdict: Verdict, report: Report, view: View, owner: str) -> tuple[str, ...]:
    finding, place = verdict.finding, verdict.finding.place
    path = view.locate(finding.path)
    return (
        summary(f"{finding.code} {finding.name} in {path}:{place.line}"),
        verdict.explained,
        "Task",
        _PRIORITIES[verdict.severity],
        "integration-debt",
        str(verdict.blocks_from or finding.retires_on or ""),
        str(finding.effort * 60),  # Jira counts in seconds
        owner,
        finding.code,
        finding.name,
        verdict.severity.word,
        "; ".join(verdict.reasons),
        finding.confidence.word,
        str(finding.effort),
        path,
        str(place.line),
        str(place.column),
        finding.system or "",
        ", ".join(verdict.processes),
        verdict.fingerprint,
        str(report.as_of),
    )
