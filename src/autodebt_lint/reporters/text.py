"""The report for people: what was missed first, then findings by file, then what they add up to."""

from collections.abc import Callable, Iterator
from itertools import groupby

from autodebt_lint import sanitise
from autodebt_lint.debt.figures import counted, duration, figures, table
from autodebt_lint.model.advisory import Audit
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View

#: Codes whose messages say why a file is not fully analysed.
_EXPLAINS_INCOMPLETE = ("ADL001", "ADL002")
_RELATED_SHOWN = 5

#: Longest part of a source line that is shown, in characters.
WIDTH = 100
_BEFORE = 30
"""Characters of context kept before the place when the line has to be cut."""
_CUT = "..."

_COLOURS = {
    Severity.INFO: "36",
    Severity.LOW: "34",
    Severity.MEDIUM: "33",
    Severity.HIGH: "31",
    Severity.CRITICAL: "1;97;41",
}
_BOLD = "1"
_DIM = "2"
_LOUD = "1;31"
_GOOD = "32"
_NOTE = "33"

Paint = Callable[[str, str], str]


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the report; `view.colour` adds ANSI colours and changes no word."""
    paint = _ansi if view.colour else _plain
    yield from _not_analysed(report, view, paint)
    shown = [v for v in report.verdicts if view.info or v.severity > Severity.INFO]
    owners = dict(report.owners)
    for path, verdicts in groupby(shown, key=lambda verdict: verdict.finding.path):
        owner = sanitise.one_line(owners.get(path, ""))
        yield (
            paint(sanitise.path(view.locate(path)), _BOLD) + (f"  {owner}" if owner else "") + "\n"
        )
        for verdict in verdicts:
            yield from _verdict(verdict, view, paint)
            yield "\n"
    if view.statistics:
        for line in table(report):
            yield line + "\n"
        yield "\n"
    yield from _summary(report, len(report.verdicts) - len(shown), paint)


def _ansi(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if text else ""


def _plain(text: str, _style: str) -> str:
    return text


def _not_analysed(report: Report, view: View, paint: Paint) -> Iterator[str]:
    if not report.incomplete:
        return
    reasons: dict[str, list[str]] = {path: [] for path in report.incomplete}
    for verdict in report.verdicts:
        finding = verdict.finding
        if finding.path in reasons and finding.code in _EXPLAINS_INCOMPLETE:
            reasons[finding.path].append(sanitise.one_line(finding.message))
    count = counted(len(reasons), "file")
    yield paint(f"NOT FULLY ANALYSED: {count}. Debt in what was lost is not in this report.", _LOUD)
    yield "\n"
    for path, messages in reasons.items():
        yield f"  {paint(sanitise.path(view.locate(path)), _BOLD)}\n"
        for message in messages:
            yield f"    {message}\n"
    yield "\n"


def _verdict(verdict: Verdict, view: View, paint: Paint) -> Iterator[str]:
    finding = verdict.finding
    place = finding.place
    severity = paint(verdict.severity.word, _COLOURS[verdict.severity])
    doubt = (
        "" if finding.confidence is Confidence.HIGH else f", {finding.confidence.word} confidence"
    )
    serves = f", {sanitise.one_line(verdict.processes[0])}" if verdict.processes else ""
    effort = f" ({duration(finding.effort)}{doubt}{serves})"
    code = paint(finding.code, _BOLD)
    name = sanitise.one_line(finding.name)
    yield f"  {place.line}:{place.column} {severity} {code} {name}{paint(effort, _DIM)}\n"
    yield f"    {sanitise.one_line(finding.message)}\n"
    if verdict.excerpt.strip():
        start, end = verdict.shown_columns
        line, carets = point_at(verdict.excerpt, Place(place.line, start, place.end_line, end))
        number = str(place.line)
        yield f"    {paint(number + ' |', _DIM)} {line}\n"
        yield f"    {paint(' ' * len(number) + ' |', _DIM)} {paint(carets, _LOUD)}\n"
    if verdict.reasons != (verdict.severity.word,):
        yield f"    severity: {sanitise.one_line('; '.join(verdict.reasons))}\n"
    if verdict.blocks_from is not None:
        note = f"blocks from {verdict.blocks_from}: {sanitise.one_line(verdict.blocks_because)}"
        yield f"    {paint(note, _NOTE)}\n"
    for related in finding.related[:_RELATED_SHOWN]:
        path = sanitise.path(view.locate(related.path))
        where = f"{path}:{related.place.line}:{related.place.column}"
        yield f"    see {where} {sanitise.one_line(related.message)}\n"
    if len(finding.related) > _RELATED_SHOWN:
        more = len(finding.related) - _RELATED_SHOWN
        yield f"    and {counted(more, 'more place')} in the json and sarif formats\n"


def point_at(line: str, place: Place) -> tuple[str, str]:
    """Return a source line as shown, without its indentation, and the carets to go below it.

    Args:
        line: the source line on which `place` starts, secrets masked already.
        place: what to point at; when it ends on a later line, the carets run to the line's end.
    """
    cells = sanitise.source(line.rstrip())
    indentation = len(line) - len(line.lstrip())
    start = min(place.column - 1, max(len(cells) - 1, 0))
    end = place.end_column - 1 if place.end_line == place.line else len(cells)
    end = max(min(end, len(cells)), start + 1)
    first = min(indentation, start)
    last = len(cells)
    before = after = ""
    if last - first > WIDTH:
        if end - first > WIDTH:
            first, before = max(first, start - _BEFORE), _CUT
        if last - first > WIDTH:
            last, after = first + WIDTH, _CUT
    shown = before + "".join(cells[first:last]) + after
    lead = len(before) + sum(map(_columns, cells[first:start]))
    carets = sum(map(_columns, cells[start : min(end, last)]))
    return shown, " " * lead + "^" * max(carets, 1)


def _columns(cell: str) -> int:
    """Count the terminal columns that a cell takes: ideographs take two, combining marks none."""
    if cell.isascii():
        return len(cell)
    from unicodedata import combining, east_asian_width

    return 0 if combining(cell) else 2 if east_asian_width(cell) in "WF" else 1


def _summary(report: Report, info: int, paint: Paint) -> Iterator[str]:
    total = figures(report)
    levels = [
        paint(f"{count:,} {severity.word}", _COLOURS[severity])
        for severity, count in total.severities
        if count
    ]
    head = paint(counted(total.findings, "finding"), _BOLD)
    yield f"{head}: {', '.join(levels)}\n" if levels else f"{head}\n"
    if info:
        yield f"not shown here: {info:,} of severity info (--min-severity info shows them)\n"
    if report.hidden:
        yield f"left out by severity, confidence or selection: {report.hidden:,}\n"
    if total.suppressed:
        yield f"suppressed by comments: {total.suppressed:,}\n"
    yield from _compared(report)
    ahead = sorted(v.blocks_from for v in report.verdicts if v.blocks_from is not None)
    if ahead:
        yield f"will block: {len(ahead):,}, the first from {ahead[0]} (autodebt upcoming lists them)\n"
    yield f"debt: {duration(total.minutes)} of repair in "
    yield f"{counted(report.files, 'file')}, {counted(report.lines, 'line')}"
    yield f" ({counted(report.analysed, 'file')} with automation code)\n"
    if report.audit is not None:
        yield _audited(report.audit) + "\n"
    yield sanitise.one_line(report.day) + "\n"
    meaning = f"exit {report.exit_code}: {sanitise.one_line(report.exit_reason)}"
    yield paint(meaning, _LOUD if report.exit_code else _GOOD) + "\n"


def _compared(report: Report) -> Iterator[str]:
    """Account for what is known and therefore not counted."""
    if not report.compared:
        return
    accepted = sum(bool(v.known and v.known.reason) for v in report.known)
    told = f"known, and not counted: {len(report.known):,}"
    if accepted:
        told += f", {accepted:,} of them with a reason"
    yield f"{told} (compared with {sanitise.one_line(' and '.join(report.compared))})\n"


def _audited(audit: Audit) -> str:
    """Account for what was asked about vulnerabilities; what nobody answered is not clean."""
    told = f"advisories: {counted(audit.asked, 'exact pin')} asked about"
    if audit.skipped:
        told += f", {audit.skipped:,} of them without an answer"
    if audit.open:
        told += f"; {audit.open:,} without an exact release: not judged"
    return told
