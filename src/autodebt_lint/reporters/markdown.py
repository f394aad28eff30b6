"""A summary in Markdown, for the page of a job or a comment: the verdict, the figures, the worst findings.

GitHub takes a mebibyte for one step's summary and drops a longer one whole.
"""

from collections.abc import Iterator

from autodebt_lint import sanitise
from autodebt_lint.debt.figures import counted, duration, figures
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View

LIMIT = 900_000
"""Bytes that are filled with findings; what follows them is short."""
_HEAD = "\n| severity | rule | place | finding | effort |\n|---|---|---|---|---|\n"


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the summary; findings by urgency, those in the change first."""
    total = figures(report)
    mark = "failed" if report.exit_code else "passed"
    yield f"## autodebt {mark}: {sanitise.markdown(report.exit_reason)}\n\n"
    yield f"{sanitise.markdown(report.day)}\n\n"
    yield "| | count |\n|---|---:|\n"
    for severity, count in total.severities:
        yield f"| {severity.word} | {count:,} |\n"
    if report.compared:
        yield f"| known, not counted ({sanitise.markdown(' and '.join(report.compared))}) | {len(report.known):,} |\n"
    if total.suppressed:
        yield f"| suppressed by comments | {total.suppressed:,} |\n"
    yield f"| debt | {duration(total.minutes)} |\n"
    ahead = sorted(v.blocks_from for v in report.verdicts if v.blocks_from is not None)
    if ahead:
        yield f"\n**{len(ahead):,} will block, the first from {ahead[0]}.**\n"
    if report.incomplete:
        yield f"\n**{counted(len(report.incomplete), 'file')} not fully analysed:** "
        yield ", ".join(map(sanitise.markdown, report.incomplete[:20])) + "\n"
    yield from _findings(report, view)


def _findings(report: Report, view: View) -> Iterator[str]:
    shown = 0
    size = 0
    for verdict in sorted(report.verdicts, key=lambda v: (not v.in_change, -v.severity)):
        row = _row(verdict, view)
        size += len(row.encode("utf-8", "backslashreplace"))
        if size > LIMIT:
            break
        yield (_HEAD if not shown else "") + row
        shown += 1
    if shown < len(report.verdicts):
        yield f"\nand {counted(len(report.verdicts) - shown, 'more finding')} that a summary has no room for\n"


def _row(verdict: Verdict, view: View) -> str:
    finding = verdict.finding
    where = f"{view.from_repository(finding.path)}:{finding.place.line}"
    cells = (
        verdict.severity.word,
        f"{finding.code} {finding.name}",
        where,
        verdict.explained,
        duration(finding.effort),
    )
    return f"| {' | '.join(map(sanitise.markdown, cells))} |\n"
