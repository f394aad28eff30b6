"""The report as one page that works from the disk and loads nothing: for those who would rather look."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from autodebt_lint import sanitise
from autodebt_lint.debt.figures import duration, figures
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View
from autodebt_lint.sanitise import one_line


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the page."""
    import jinja2

    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((files(__package__) / "html.html.jinja").read_text("utf-8"))
    total = figures(report)
    yield from template.generate(
        passed=report.exit_code == 0,
        reason=one_line(report.exit_reason),
        day=one_line(report.day),
        compared=one_line(" and ".join(report.compared)),
        known=len(report.known),
        suppressed=total.suppressed,
        debt=duration(total.minutes),
        files=report.files,
        lines=report.lines,
        severities=[(severity.word, count) for severity, count in total.severities],
        rules=[
            (rule.code, one_line(rule.name), rule.findings, duration(rule.minutes))
            for rule in total.rules
        ],
        incomplete=[sanitise.path(view.locate(path)) for path in report.incomplete],
        findings=(_finding(verdict, view) for verdict in _urgent(report)),
        version=report.tool_version,
    )


def _urgent(report: Report) -> list[Verdict]:
    return sorted(report.verdicts, key=lambda v: (not v.in_change, -v.severity))


def _finding(verdict: Verdict, view: View) -> dict[str, Any]:
    finding = verdict.finding
    return {
        "severity": verdict.severity.word,
        "code": finding.code,
        "name": one_line(finding.name),
        "place": f"{sanitise.path(view.locate(finding.path))}:{finding.place.line}",
        "message": one_line(finding.message),
        "excerpt": sanitise.excerpt(verdict.excerpt, verdict.shown_columns[0]),
        "reasons": one_line("; ".join(verdict.reasons)),
        "blocks": f"blocks from {verdict.blocks_from}" if verdict.blocks_from else "",
        "effort": duration(finding.effort),
        "related": [
            f"{sanitise.path(view.locate(related.path))}:{related.place.line} {one_line(related.message)}"
            for related in finding.related
        ],
    }
