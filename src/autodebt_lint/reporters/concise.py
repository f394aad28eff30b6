"""One line for each finding, ``path:line:column: ADL301 message``: for editors, grep and logs."""

from collections.abc import Iterator

from autodebt_lint import sanitise
from autodebt_lint.debt.figures import table
from autodebt_lint.model.report import Report
from autodebt_lint.reporters import View


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the lines; every finding of the report has its own, at any severity."""
    for verdict in report.verdicts:
        finding = verdict.finding
        place = finding.place
        path = sanitise.path(view.locate(finding.path))
        message = sanitise.one_line(finding.message)
        ahead = f" (blocks from {verdict.blocks_from})" if verdict.blocks_from else ""
        yield f"{path}:{place.line}:{place.column}: {finding.code} {message}{ahead}\n"
    if view.statistics:
        yield "\n"
        for line in table(report):
            yield line + "\n"
