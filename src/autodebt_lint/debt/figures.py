"""Figures of a report: what each rule found, what was suppressed, what it costs."""

from msgspec import Struct

from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report


class RuleFigures(Struct, frozen=True):
    """What one rule contributed."""

    code: str
    name: str
    findings: int
    """Findings shown; suppressed ones are not among them."""
    suppressed: int
    minutes: int
    """Sum of the repair efforts of the findings shown."""


class Figures(Struct, frozen=True):
    """What a whole run found."""

    findings: int
    suppressed: int
    minutes: int
    severities: tuple[tuple[Severity, int], ...]
    """Count of findings per severity, worst first; levels without a finding are there with 0."""
    rules: tuple[RuleFigures, ...]
    """In order of code."""


def figures(report: Report) -> Figures:
    """Count a report."""
    names: dict[str, str] = {}
    shown: dict[str, int] = {}
    silenced: dict[str, int] = {}
    minutes: dict[str, int] = {}
    levels = dict.fromkeys(reversed(Severity), 0)
    for verdict in report.verdicts:
        finding = verdict.finding
        names[finding.code] = finding.name
        shown[finding.code] = shown.get(finding.code, 0) + 1
        minutes[finding.code] = minutes.get(finding.code, 0) + finding.effort
        levels[verdict.severity] += 1
    for verdict in report.suppressed:
        finding = verdict.finding
        names[finding.code] = finding.name
        silenced[finding.code] = silenced.get(finding.code, 0) + 1
    return Figures(
        findings=len(report.verdicts),
        suppressed=len(report.suppressed),
        minutes=sum(minutes.values()),
        severities=tuple(levels.items()),
        rules=tuple(
            RuleFigures(
                code,
                names[code],
                shown.get(code, 0),
                silenced.get(code, 0),
                minutes.get(code, 0),
            )
            for code in sorted(names)
        ),
    )


def per_thousand_lines(count: int, lines: int) -> float:
    """Return `count` per 1,000 lines, to one decimal; 0 when there is no line."""
    return round(count * 1000 / lines, 1) if lines else 0.0


def share(part: int, rest: int) -> float:
    """Return the share of `part` in `part` and `rest` together, from 0 to 1, to three decimals."""
    return round(part / (part + rest), 3) if part else 0.0


def counted(count: int, noun: str) -> str:
    """Write a count with its noun: ``1 finding``, ``1,204 findings``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def duration(minutes: int) -> str:
    """Write minutes as people say them: ``45 min``, ``3 h``, ``3 h 25 min``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours:,} h {rest} min" if rest else f"{hours:,} h"


def table(report: Report) -> list[str]:
    """Write the figures of each rule as lines of a table, without line ends."""
    total = figures(report)
    rows = [("code", "rule", "findings", "suppressed", "share", "per 1,000 lines", "effort")]
    rows += [
        _row(rule.code, rule.name, rule.findings, rule.suppressed, rule.minutes, report.lines)
        for rule in total.rules
    ]
    rows += [_row("all", "", total.findings, total.suppressed, total.minutes, report.lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if index < 2 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _row(
    code: str, name: str, findings: int, suppressed: int, minutes: int, lines: int
) -> tuple[str, str, str, str, str, str, str]:
    return (
        code,
        name,
        f"{findings:,}",
        f"{suppressed:,}",
        f"{share(suppressed, findings):.0%}",
        f"{per_thousand_lines(findings, lines):.1f}",
        duration(minutes),
    )
