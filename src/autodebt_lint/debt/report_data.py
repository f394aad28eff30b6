"""A report as plain data, as programs get it; its shape is numbered and changes only with the number."""

from typing import Any

from autodebt_lint.debt.figures import figures, per_thousand_lines, share
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.sanitise import encodable

SCHEMA = 1


def run_data(report: Report) -> dict[str, Any]:
    """The run without its findings."""
    head: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"name": "autodebt-lint", "version": report.tool_version},
        "as_of": report.as_of.isoformat(),
        "exit": report.exit_code,
        "fail_on": report.fail_on.word,
        "compared": [encodable(what) for what in report.compared],
        "known": len(report.known),
        "incomplete": [encodable(path) for path in report.incomplete],
        "statistics": _statistics(report),
    }
    if report.audit is not None:
        head["advisories"] = {
            "asked": report.audit.asked,
            "without_answer": report.audit.skipped,
            "without_exact_release": report.audit.open,
            "fault": encodable(report.audit.fault),
        }
    return head


def finding_data(verdict: Verdict) -> dict[str, Any]:
    """One finding with its verdict."""
    finding = verdict.finding
    place = finding.place
    return {
        "code": finding.code,
        "name": finding.name,
        "path": encodable(finding.path),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "severity": verdict.severity.word,
        "severity_reasons": [encodable(reason) for reason in verdict.reasons],
        "processes": [encodable(process) for process in verdict.processes],
        "impact": verdict.impact and verdict.impact.word,
        "blocks_from": verdict.blocks_from and verdict.blocks_from.isoformat(),
        "blocks_because": encodable(verdict.blocks_because),
        "confidence": finding.confidence.word,
        "message": encodable(finding.message),
        "system": finding.system and encodable(finding.system),
        "effort_minutes": finding.effort,
        "fingerprint": verdict.fingerprint,
        "related": [
            {
                "path": encodable(related.path),
                "line": related.place.line,
                "message": encodable(related.message),
            }
            for related in finding.related
        ],
    }


def _statistics(report: Report) -> dict[str, Any]:
    total = figures(report)
    return {
        "files": report.files,
        "analysed": report.analysed,
        "lines": report.lines,
        "findings": total.findings,
        "suppressed": total.suppressed,
        "suppressed_share": share(total.suppressed, total.findings),
        "hidden": report.hidden,
        "effort_minutes": total.minutes,
        "per_1000_lines": per_thousand_lines(total.findings, report.lines),
        "severities": {severity.word: count for severity, count in total.severities},
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "findings": rule.findings,
                "suppressed": rule.suppressed,
                "suppressed_share": share(rule.suppressed, rule.findings),
                "effort_minutes": rule.minutes,
                "per_1000_lines": per_thousand_lines(rule.findings, report.lines),
            }
            for rule in total.rules
        ],
    }
