"""One JSON object for programs; its shape is numbered and changes only with the number.

The text is ASCII throughout: JSON's own escapes make file names with line ends, terminal escapes
and bidirectional overrides harmless wherever the output is shown. One finding stands on one line.
"""

from collections.abc import Iterator

from autodebt_lint import sanitise
from autodebt_lint.debt.report_data import finding_data, run_data
from autodebt_lint.model.report import Report
from autodebt_lint.reporters import View


def render(report: Report, _view: View) -> Iterator[str]:
    """Yield the object; figures and findings of every severity are always in it."""
    yield "{\n"
    for key, value in run_data(report).items():
        yield f"  {sanitise.json(key)}: {sanitise.json(value)},\n"
    yield '  "findings": ['
    separator = "\n    "
    for verdict in report.verdicts:
        yield separator + sanitise.json(finding_data(verdict))
        separator = ",\n    "
    yield "\n  ]\n}\n" if report.verdicts else "]\n}\n"
