"""Logging commands of Azure Pipelines: findings as issues of the build."""

from collections.abc import Iterator

from autodebt_lint import sanitise
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View


def render(report: Report, view: View) -> Iterator[str]:
    """Yield a command for each finding, worst first, and a plain line with the verdict."""
    for verdict in sorted(report.verdicts, key=lambda v: (not v.in_change, -v.severity)):
        yield _command(verdict, view)
    yield sanitise.one_line(report.conclusion) + "\n"


def _command(verdict: Verdict, view: View) -> str:
    finding, place = verdict.finding, verdict.finding.place
    properties = {
        "type": "error" if verdict.severity >= Severity.HIGH else "warning",
        "sourcepath": view.from_repository(finding.path),
        "linenumber": str(place.line),
        "columnnumber": str(place.column),
        "code": finding.code,
    }
    told = "".join(f"{key}={sanitise.logging_property(v)};" for key, v in properties.items())
    message = sanitise.one_line(verdict.explained).replace("%", "%AZP25")
    return f"##vso[task.logissue {told}]{message}\n"
