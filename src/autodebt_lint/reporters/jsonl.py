"""One JSON object on each line: the findings, and last the run, which says that nothing is missing.

The objects are those of the JSON format, with ``kind`` to tell them apart.
"""

from collections.abc import Iterator

from autodebt_lint import sanitise
from autodebt_lint.debt.report_data import finding_data, run_data
from autodebt_lint.model.report import Report
from autodebt_lint.reporters import View


def render(report: Report, _view: View) -> Iterator[str]:
    """Yield the lines."""
    for verdict in report.verdicts:
        yield sanitise.json({"kind": "finding", **finding_data(verdict)}) + "\n"
    yield sanitise.json({"kind": "run", **run_data(report)}) + "\n"
