"""The quality gate: named conditions, each with its value, its limit and what to do.

Findings that are known, by a baseline or since a revision, count in no condition: a gate judges what
a change adds, and on a first run what the baseline leaves.
"""

from collections.abc import Callable, Sequence

from autodebt_lint.debt.ratings import MINUTES_PER_LINE
from autodebt_lint.model.assessment import GateCondition
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.graph import IntegrationGraph
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.policy.before_peak import BEFORE_PEAK
from autodebt_lint.settings.gates import Condition
from autodebt_lint.settings.selectors import specificity

_POINT_TO_POINT = "ADL401"
_ADVICE = {
    "findings": "repair them, or accept them with a reason: autodebt baseline accept",
    "debt-minutes": "repair the costliest first: autodebt check --statistics",
    "debt-ratio": "repair the costliest first: autodebt check --statistics",
    "point-to-point-links": "go through a hub: autodebt graph --hubs",
    "retirements-before-peak": "replace them before: autodebt upcoming",
    "unresolved-share": "name the systems: autodebt knowledge unknown",
    "incomplete-files": "make the files readable, or accept them: autodebt check --select ADL002",
}


def default_gate(fail_on: Severity) -> tuple[Condition, ...]:
    """The gate of a project that configures none: what `check` asks, condition by condition."""
    return (
        Condition(
            measure="findings", name=f"findings of {fail_on.word} and above", at_least=fail_on
        ),
        Condition(measure="incomplete-files", name="files that could not be read"),
    )


def evaluate(
    conditions: Sequence[Condition], report: Report, unresolved: Callable[[], float]
) -> list[GateCondition]:
    """Evaluate the conditions that hold today.

    Args:
        conditions: the project's.
        report: of the run.
        unresolved: percent of the calls to other systems that could not be told; asked for
            only where a condition counts it.
    """
    phases = {season.phase for season in report.seasons}
    results = []
    for condition in conditions:
        if condition.phases and phases.isdisjoint(condition.phases):
            continue
        value = _value(condition, report, unresolved)
        passed = value <= condition.limit
        results.append(
            GateCondition(
                name=condition.name or condition.measure,
                value=value,
                limit=condition.limit,
                passed=passed,
                advice="" if passed else condition.advice or _ADVICE[condition.measure],
            )
        )
    return results


def unresolved_share(graph: IntegrationGraph) -> float:
    """Percent of the calls to other systems that could not be told."""
    told = sum(system.reads + system.writes for system in graph.systems)
    return 100 * graph.unresolved / max(1, told + graph.unresolved)


def _value(condition: Condition, report: Report, unresolved: Callable[[], float]) -> float:
    counted = [verdict for verdict in report.verdicts if _counts(condition, verdict)]
    minutes = sum(verdict.finding.effort for verdict in counted)
    match condition.measure:
        case "findings":
            return len(counted)
        case "debt-minutes":
            return minutes
        case "debt-ratio":
            lines = report.lines if report.changed_lines is None else report.changed_lines
            return round(100 * minutes / max(1, lines * MINUTES_PER_LINE), 2)
        case "point-to-point-links":
            return sum(verdict.finding.code == _POINT_TO_POINT for verdict in counted)
        case "retirements-before-peak":
            return sum(verdict.finding.code == BEFORE_PEAK[0] for verdict in counted)
        case "unresolved-share":
            return round(unresolved(), 2)
        case "incomplete-files":
            return len(report.incomplete)


def _counts(condition: Condition, verdict: Verdict) -> bool:
    finding: Finding = verdict.finding
    if verdict.severity < condition.at_least:
        return False
    return not condition.rules or any(
        specificity(entry, finding.code, finding.name) for entry in condition.rules
    )
