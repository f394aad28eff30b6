"""The order in which debt is worth paying, and why.

Six factors, each from 0 to 1, are weighed by the configuration (`settings.priorities`) and add up to a
score of at most 100. Each part of a score is told with the fact behind it, so that nobody has to believe
a number.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from autodebt_lint.debt.figures import counted, duration
from autodebt_lint.model.assessment import DebtItem, ItemReason
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.settings.priorities import Weights

CHANGES_WITHIN = 180
"""Days of git's history that tell how often a file changes."""
_MANY_CHANGES = 12
"""Commits in that time, two a month, from which on a file is as restless as the scale goes."""
_MANY_LINKS = 5
_MANY_WAITING = 3
_HALF_DAY = 240
"""Minutes at which effort makes an item half as easy."""
_REVERSIBLE = {"easy": 1.0, "moderate": 0.6, "hard": 0.3}
_SURE = {Confidence.HIGH: 1.0, Confidence.MEDIUM: 0.8, Confidence.LOW: 0.5}
_IN_THE_OPEN = frozenset(["ADL106"])
"""Rules whose findings do harm on every day that passes: secrets, which are to be revoked first."""
_DECIDING = frozenset(["attribution", "reporting", "scoring"])
"""Processes whose product is a figure that somebody decides by."""


class Surroundings(Struct, frozen=True):
    """What a priority takes from outside of the findings."""

    today: datetime.date
    next_peak: datetime.date | None
    changes: Mapping[str, int]
    """Commits of the last `CHANGES_WITHIN` days, by path."""
    links: Mapping[str, int]
    """Links of the integration graph that go through a script, by path."""
    reporting: frozenset[str]
    """Ids of systems that people look at: warehouses, sheets, dashboards."""


def ranked(
    items: Iterable[DebtItem], weights: Weights, surroundings: Surroundings
) -> list[DebtItem]:
    """Put items in order, the most worth paying first, each with the parts of its score."""
    scored = [_scored(item, weights, surroundings) for item in items]
    return sorted(scored, key=lambda item: (-item.score, item.effort, item.id))


Factor = Callable[[DebtItem, Surroundings], tuple[float, str]]


def _scored(item: DebtItem, weights: Weights, surroundings: Surroundings) -> DebtItem:
    total = sum(msgspec.structs.astuple(weights))
    reasons = []
    for name, factor in FACTORS.items():
        value, because = factor(item, surroundings)
        points = round(100 * getattr(weights, name) * value / total, 1)
        if points > 0:
            reasons.append(ItemReason(name, points, because))
    reasons.sort(key=lambda reason: -reason.points)
    score = round(sum(reason.points for reason in reasons), 1)
    return msgspec.structs.replace(item, score=score, reasons=tuple(reasons))


def _revenue(item: DebtItem, _: Surroundings) -> tuple[float, str]:
    if item.impact is None:
        return 0, ""
    told = f"{item.impact.word} impact: serves {_few(item.processes)}"
    return item.impact / Severity.CRITICAL, told


def _decision(item: DebtItem, around: Surroundings) -> tuple[float, str]:
    deciding = [process for process in item.processes if process in _DECIDING]
    watched = [system for system in item.systems if system in around.reporting]
    if deciding:
        return 1, f"people decide by {_few(deciding)}"
    return (0.6, f"people look at {_few(watched)}") if watched else (0, "")


def _risk(item: DebtItem, around: Surroundings) -> tuple[float, str]:
    changes = max((around.changes.get(path, 0) for path in item.files), default=0)
    links = max((around.links.get(path, 0) for path in item.files), default=0)
    sure = max(_SURE[verdict.finding.confidence] for verdict in item.verdicts)
    exposed = (
        0.5
        + min(1, changes / _MANY_CHANGES) / 4  # what is changed is broken
        + min(1, links / _MANY_LINKS) / 4  # and what is linked breaks others
    )
    told = [f"{item.severity.word} today"]
    if changes:
        told.append(f"changed {_times(changes)} in {CHANGES_WITHIN} days")
    if links:
        told.append(f"{counted(links, 'link')} through it")
    return item.severity / Severity.CRITICAL * sure * exposed, ", ".join(told)


def _urgency(item: DebtItem, around: Surroundings) -> tuple[float, str]:
    """Own days count in full; a peak, in which everything costs more, by half.

    A secret waits for no day: whoever reads the code has it already.
    """
    if item.code in _IN_THE_OPEN:
        return 1, "whoever reads the code can use it today"
    candidates = []
    if item.due is not None:
        days = (item.due - around.today).days
        told = f"since {item.due}" if days <= 0 else f"in {counted(days, 'day')}, on {item.due}"
        candidates.append((_near(days), f"gets worse {told}" if days > 0 else f"is due {told}"))
    if around.next_peak is not None:
        days = (around.next_peak - around.today).days
        told = "the peak is on" if days <= 0 else f"the next peak begins in {counted(days, 'day')}"
        candidates.append((_near(days) / 2, told))
    return max(candidates, default=(0, ""))


def _near(days: int) -> float:
    return max(0.0, 1 - max(0, days) / CHANGES_WITHIN)


def _ease(item: DebtItem, _: Surroundings) -> tuple[float, str]:
    value = _REVERSIBLE[item.reversibility] / (1 + item.effort / _HALF_DAY)
    back = {"easy": "can be taken back", "moderate": "can be taken back with some work"}
    told = back.get(item.reversibility, "cannot easily be taken back")
    return value, f"{duration(item.effort)}, {told}"


def _unlocks(item: DebtItem, _: Surroundings) -> tuple[float, str]:
    waiting = counted(item.unlocks, "item")
    return min(1, item.unlocks / _MANY_WAITING), f"{waiting} wait{'s' * (item.unlocks == 1)} for it"


FACTORS: Mapping[str, Factor] = {
    "revenue": _revenue,
    "decision": _decision,
    "risk": _risk,
    "urgency": _urgency,
    "ease": _ease,
    "unlocks": _unlocks,
}
"""By the key of its weight."""


def _few(names: Sequence[str], most: int = 2) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
