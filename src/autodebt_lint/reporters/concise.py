"""One line for each finding, ``path:line:column: ADL301 message [high because ...]``: for editors, grep and logs."""

from collections.abc import Iterator

from autodebt_lint import sanitise
from autodebt_lint.debt.figures import table
from autodebt_lint.model.report import Report
from autodebt_lint.reporters import View


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the lines; every finding of the report has its own, at any severity, and the verdict the last."""
    for verdict in report.verdicts:
        finding = verdict.finding
        place = finding.place
        path = sanitise.path(view.locate(finding.path))
        message = sanitise.one_line(verdict.explained)
        yield f"{path}:{place.line}:{place.column}: {finding.code} {message}\n"
    if view.statistics:
        yield "\n"
        for line in table(report):
            yield line + "\n"
    yield sanitise.one_line(report.conclusion) + "\n"
