"""The days ahead: which vendors end what the code uses, and which phases of seasons begin."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from autodebt_lint.knowledge.season_calendar import CompiledSeason, Window
from autodebt_lint.model.agenda import Agenda, Event, Use
from autodebt_lint.model.finding import Finding
from autodebt_lint.policy.before_peak import RETIRING, sentence, subject


def agenda(
    findings: Iterable[Finding],
    owners: Mapping[str, str],
    seasons: Sequence[CompiledSeason],
    *,
    today: datetime.date,
    days: int,
) -> Agenda:
    """List what happens in the next `days` days, today included.

    Args:
        findings: those of a run; suppressed ones touch the code as well.
        owners: owner of each path that has one.
        seasons: those of the project, in the order configured.
        today: day of the run.
        days: how far to look.
    """
    until = today + datetime.timedelta(days=days)
    events = [
        *_retirements(findings, owners, seasons, today, until),
        *_phases(seasons, today, until),
    ]
    return Agenda(today, until, tuple(sorted(events, key=lambda event: (event.day, event.title))))


def _retirements(
    findings: Iterable[Finding],
    owners: Mapping[str, str],
    seasons: Sequence[CompiledSeason],
    today: datetime.date,
    until: datetime.date,
) -> Iterator[Event]:
    found: defaultdict[tuple[datetime.date, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        day = finding.retires_on
        if finding.code == RETIRING and day is not None and today <= day <= until:
            found[day, subject(finding)].append(finding)
    for (day, title), items in found.items():
        advice = items[0].message.rpartition("; ")[2]
        met = sentence(day, seasons, today)
        yield Event(
            day=day,
            kind="retirement",
            title=f"{title} ends",
            detail=f"{met}; {advice}" if met else advice,
            days_left=(day - today).days,
            uses=tuple(
                Use(item.path, item.place, owners.get(item.path, ""))
                for item in sorted(items, key=lambda item: (item.path, item.place))
            ),
        )


def _phases(
    seasons: Sequence[CompiledSeason], today: datetime.date, until: datetime.date
) -> Iterator[Event]:
    for season in seasons:
        for window in season.windows:
            if today <= window.first <= until:
                yield Event(
                    day=window.first,
                    kind="season",
                    title=f"{season.id}: {window.phase} begins",
                    detail=_days_of(window),
                    days_left=(window.first - today).days,
                )


def _days_of(window: Window) -> str:
    return f"until {window.last}; the season turns on {window.anchor}"
