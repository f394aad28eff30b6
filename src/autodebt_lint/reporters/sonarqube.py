"""SonarQube's generic issues, in the form with rules, impacts and clean-code attributes.

SonarQube takes a severity from the rule, not from the issue, so an issue has its rule's level there
whatever the day; today's, with its reasons, stands in the message. Columns are offsets from 0 in
units of UTF-16, and a range that reaches over its line would fail the whole import.
Source: SonarSource/sonarqube, ``ExternalIssueReportValidator`` and ``ExternalIssueImporter``.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from autodebt_lint import sanitise
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.place import TOP, Place
from autodebt_lint.model.report import Columns, Report, Verdict
from autodebt_lint.reporters import View
from autodebt_lint.sanitise import encodable

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule

_LEVELS = {
    Severity.INFO: "INFO",
    Severity.LOW: "LOW",
    Severity.MEDIUM: "MEDIUM",
    Severity.HIGH: "HIGH",
    Severity.CRITICAL: "BLOCKER",
}
_ATTRIBUTES = {"security": "TRUSTWORTHY", "reliability": "COMPLETE", "maintainability": "MODULAR"}


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the object, one rule or issue on a line."""
    rules = view.rules()
    used = {verdict.finding.code: verdict for verdict in report.verdicts}
    yield '{\n  "rules": ['
    yield from _listed(_rule(verdict, rules.get(code)) for code, verdict in sorted(used.items()))
    yield '],\n  "issues": ['
    yield from _listed(_issue(verdict, report, view) for verdict in report.verdicts)
    yield "]\n}\n"


def _listed(values: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    separator = "\n    "
    for value in values:
        yield separator + sanitise.json(value)
        separator = ",\n    "


def _rule(verdict: Verdict, rule: "Rule | None") -> dict[str, Any]:
    finding = verdict.finding
    quality = rule.quality if rule is not None else "maintainability"
    severity = rule.severity if rule is not None else finding.severity
    return {
        "id": finding.code,
        "name": encodable(rule.summary if rule is not None else finding.name),
        "description": encodable(rule.doc.strip() if rule is not None else finding.name),
        "engineId": "autodebt-lint",
        "cleanCodeAttribute": _ATTRIBUTES[quality],
        "impacts": [{"softwareQuality": quality.upper(), "severity": _LEVELS[severity]}],
    }


def _issue(verdict: Verdict, report: Report, view: View) -> dict[str, Any]:
    finding = verdict.finding
    told = f"{verdict.explained} (judged as on {report.as_of})"
    primary: dict[str, Any] = {
        "message": encodable(told),
        "filePath": encodable(view.from_repository(finding.path)),
    }
    if finding.place != TOP:
        primary["textRange"] = _range(finding.place, verdict.columns)
    return {
        "ruleId": finding.code,
        "effortMinutes": finding.effort,
        "primaryLocation": primary,
        "secondaryLocations": [
            {
                "message": encodable(related.message),
                "filePath": encodable(view.from_repository(related.path)),
                "textRange": {"startLine": related.place.line},
            }
            for related in finding.related
        ],
    }


def _range(place: Place, columns: Columns | None) -> dict[str, int]:
    """The range of a place; its lines alone where it ends on another one."""
    start, end = columns.units if columns is not None else (place.column, place.end_column)
    lines = {"startLine": place.line, "endLine": place.end_line}
    if place.line != place.end_line or end <= start:
        return lines
    return lines | {"startColumn": start - 1, "endColumn": end - 1}
