"""When a season is: its phases, and where a day falls among them.

A season turns on an anchor day A. With the lengths of its file, in days, its phases are

    preparation   from A - prep            to the day before A - freeze_before
    freeze        from A - freeze_before   to the day before A
    peak          from A                   to A + peak - 1
    recovery      from A + peak            to A + peak + recovery - 1

all first and last days included; every other day is off-season. A length of 0 leaves its phase
out. Where two occurrences of one season overlap, the stricter phase holds: peak, then freeze,
preparation, recovery.
"""

import datetime
from typing import NamedTuple

from msgspec import Struct

from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import SeasonState

OFF_SEASON = "off-season"

#: Phases in which a season may tighten, strictest first.
PHASES = ("peak", "freeze", "preparation", "recovery")

#: Families of rules as season files name them, and the third letter of their codes' digits.
FAMILIES = {
    "endpoints": "1",
    "deprecations": "2",
    "error handling": "3",
    "couplings": "4",
    "governance": "5",
}

_DAY = datetime.timedelta(days=1)


class Tightening(Struct, frozen=True, array_like=True):
    """What a season makes worse. All criteria given must hold; of one criterion any value will do."""

    phases: tuple[str, ...]
    why: str
    families: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """Codes, prefixes or names."""
    systems: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """Categories of outside systems: ``email``, ``crm``."""
    paths: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    """Ids of business processes: ``lead-capture``."""
    owners: tuple[str, ...] = ()
    raise_by: int = 0
    """Levels by which a finding rises."""
    at_least: Severity | None = None
    """Level that a finding reaches, instead of a number of levels."""


class PhaseRule(Struct, frozen=True, array_like=True):
    """What a phase asks of a whole run."""

    phase: str
    fail_on: Severity | None = None
    enables: tuple[str, ...] = ()
    """Codes, prefixes or names of rules that count although the configuration leaves them out."""
    new_only: bool = False
    """What the phase tightens binds new code only."""


class Window(Struct, frozen=True, array_like=True):
    """One phase of one occurrence of a season: first and last day included."""

    first: datetime.date
    last: datetime.date
    phase: str
    anchor: datetime.date


class Turn(NamedTuple):
    """One peak: first and last day included."""

    first: datetime.date
    last: datetime.date


class CompiledSeason(Struct, frozen=True, array_like=True):
    """A season as plain dates for the years around a run."""

    id: str
    name: str
    windows: tuple[Window, ...]
    """By first day."""
    tightens: tuple[Tightening, ...] = ()
    phases: tuple[PhaseRule, ...] = ()
    industries: tuple[str, ...] = ()
    """Who plans around it."""


def state(season: CompiledSeason, today: datetime.date) -> SeasonState:
    """Tell where a season stands.

    Off-season runs from the day after the last phase before `today` to the day before the next
    one; either end is None where the compiled years do not reach that far.
    """
    now = [window for window in season.windows if window.first <= today <= window.last]
    if now:
        window = min(now, key=lambda window: PHASES.index(window.phase))
        return SeasonState(season.id, window.phase, window.first, window.last, window.anchor)
    before = [window.last for window in season.windows if window.last < today]
    after = [window for window in season.windows if window.first > today]
    upcoming = min(after, key=lambda window: window.first, default=None)
    return SeasonState(
        season.id,
        OFF_SEASON,
        max(before) + _DAY if before else None,
        upcoming.first - _DAY if upcoming else None,
        upcoming.anchor if upcoming else None,
    )
