"""The days ahead: which vendors end what the code uses, which phases begin, what will block, what expires."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from autodebt_lint.knowledge.season_calendar import CompiledSeason, Window
from autodebt_lint.model.agenda import Agenda, Event, Use
from autodebt_lint.model.assessment import SeasonPhase
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.policy.before_peak import RETIRING, sentence, subject

_DAY = datetime.timedelta(days=1)


def agenda(
    report: Report,
    seasons: Sequence[CompiledSeason],
    *,
    today: datetime.date,
    days: int,
) -> Agenda:
    """List what happens in the next `days` days, today included.

    Args:
        report: of a run that looked as far ahead; suppressed and known findings touch the code as well.
        seasons: those of the project, in the order configured.
        today: day of the run.
        days: how far to look.
    """
    until = today + datetime.timedelta(days=days)
    owners = dict(report.owners)
    everything = (*report.verdicts, *report.suppressed, *report.known)
    findings = [verdict.finding for verdict in everything]
    events = [
        *_retirements(findings, owners, seasons, today, until),
        *_phases(seasons, today, until),
        *_blocks(report.verdicts, owners, today, until),
        *_expiries((*report.suppressed, *report.known), owners, today, until),
    ]
    in_order = tuple(sorted(events, key=lambda event: (event.day, event.title)))
    return Agenda(today, until, in_order, has_seasons=bool(seasons))


def year(
    seasons: Iterable[CompiledSeason], today: datetime.date, days: int
) -> tuple[SeasonPhase, ...]:
    """List the phases of seasons that are on or begin in the next `days` days, by first day."""
    until = today + datetime.timedelta(days=days)
    found = [
        SeasonPhase(season.id, window.phase, window.first, window.last)
        for season in seasons
        for window in season.windows
        if window.last >= today and window.first <= until
    ]
    return tuple(sorted(found, key=lambda phase: (phase.first, phase.season)))


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
        detail = f"{met}; {advice}" if met else advice
        yield _event(day, "retirement", f"{title} ends", detail, items, owners, today)


def _blocks(
    verdicts: Iterable[Verdict],
    owners: Mapping[str, str],
    today: datetime.date,
    until: datetime.date,
) -> Iterator[Event]:
    """Findings that do not fail a run today and will, by day and by what makes them fail."""
    found: defaultdict[tuple[datetime.date, str], list[Finding]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.blocks_from is not None and verdict.blocks_from <= until:
            found[verdict.blocks_from, verdict.blocks_because].append(verdict.finding)
    for (day, because), items in found.items():
        yield _event(day, "block", _counted(items, "will block"), because, items, owners, today)


def _expiries(
    verdicts: Iterable[Verdict],
    owners: Mapping[str, str],
    today: datetime.date,
    until: datetime.date,
) -> Iterator[Event]:
    """Comments and entries of the baseline that hold for the last time; their findings count after."""
    found: defaultdict[tuple[datetime.date, str, str], list[Finding]] = defaultdict(list)
    for verdict in verdicts:
        comment, entry = verdict.suppression, verdict.known
        last: datetime.date | None = None
        if comment is not None and comment.until:
            with suppress(ValueError):
                last = datetime.date.fromisoformat(comment.until)
            what, reason = "are no longer suppressed", comment.reason
        elif entry is not None:
            last, what, reason = entry.until, "are no longer accepted", entry.reason
        if last is not None and today <= last < until:
            found[last + _DAY, what, reason].append(verdict.finding)
    for (day, what, reason), items in found.items():
        detail = reason or "no reason was given"
        yield _event(day, "expiry", _counted(items, what), detail, items, owners, today)


def _counted(items: Sequence[Finding], what: str) -> str:
    if len(items) == 1:
        return f"1 finding {what.replace('are ', 'is ', 1)}"
    return f"{len(items):,} findings {what}"


def _event(  # the parts of an event
    day: datetime.date,
    kind: str,
    title: str,
    detail: str,
    items: Iterable[Finding],
    owners: Mapping[str, str],
    today: datetime.date,
) -> Event:
    return Event(
        day=day,
        kind=kind,
        title=title,
        detail=detail,
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
