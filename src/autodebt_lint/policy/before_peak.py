"""Vendors' dates set against the calendar: what ends before the next peak is over."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from autodebt_lint.knowledge.season_calendar import CompiledSeason, Window
from autodebt_lint.model.finding import Finding, Related
from autodebt_lint.model.levels import Severity

RETIRING = "ADL203"
BEFORE_PEAK = ("ADL207", "retires-before-peak")


def before_peaks(
    findings: Iterable[Finding], seasons: Sequence[CompiledSeason], today: datetime.date
) -> Iterator[Finding]:
    """Yield one finding for each thing that its vendor ends from today to the end of the next peak.

    Args:
        findings: those of the run.
        seasons: those of the project, in the order configured.
        today: day of the run.
    """
    ending: defaultdict[tuple[datetime.date, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.code == RETIRING and finding.retires_on is not None:
            ending[finding.retires_on, subject(finding)].append(finding)
    for (day, what), uses in sorted(ending.items()):
        met = sentence(day, seasons, today)
        if met:
            first = uses[0]
            yield Finding(
                code=BEFORE_PEAK[0],
                name=BEFORE_PEAK[1],
                path=first.path,
                place=first.place,
                message=f"{what} ends {day}, {met}; replace it before",
                severity=Severity.HIGH,
                confidence=first.confidence,
                # The debt is that of the finding which this one points at.
                effort=0,
                system=first.system,
                retires_on=day,
                related=tuple(Related(use.path, use.place, "ends then") for use in uses),
                scope=first.scope,
            )


def next_peak(season: CompiledSeason, today: datetime.date) -> Window | None:
    """The peak that is under way or comes next; None beyond the compiled years."""
    peaks = (item for item in season.windows if item.phase == "peak" and item.last >= today)
    return min(peaks, key=lambda window: window.first, default=None)


def freeze_before(season: CompiledSeason, peak: Window) -> datetime.date | None:
    """First day of the freeze that leads to a peak; None for a season without one."""
    return next(
        (
            window.first
            for window in season.windows
            if window.phase == "freeze" and window.anchor == peak.anchor
        ),
        None,
    )


def sentence(day: datetime.date, seasons: Sequence[CompiledSeason], today: datetime.date) -> str:
    """``119 days before your peak black-friday; the freeze starts 2026-11-06``.

    Empty for a day that has passed, or that comes after the next peaks of all seasons.
    """
    met = _peak_met(day, seasons, today)
    return _distance(day, *met) if met is not None else ""


def subject(finding: Finding) -> str:
    """What ends, in the words of the finding that says so."""
    return finding.message.partition(": end of life")[0]


def _peak_met(
    day: datetime.date, seasons: Sequence[CompiledSeason], today: datetime.date
) -> tuple[CompiledSeason, Window] | None:
    """The first of the seasons' next peaks that is not over when something ends on `day`."""
    if day < today:
        return None
    met = [
        (season, peak)
        for season in seasons
        if (peak := next_peak(season, today)) is not None and day <= peak.last
    ]
    return min(met, key=lambda pair: pair[1].first, default=None)


def _distance(day: datetime.date, season: CompiledSeason, peak: Window) -> str:
    days = (peak.first - day).days
    if days <= 0:
        return f"inside your peak {season.id} ({peak.first} to {peak.last})"
    freeze = freeze_before(season, peak)
    count = f"{days} day{'s' if days != 1 else ''} before your peak {season.id}"
    return f"{count}; the freeze starts {freeze}" if freeze is not None else count
