"""Events of .ics files: a team's campaign calendar, as it was exported or saved from a feed."""

import datetime
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from autodebt_lint.errors import RulesetError, UsageError
from autodebt_lint.knowledge.season_calendar import Turn

MAX_BYTES = 4_000_000
MAX_EVENTS = 5_000
MAX_DAYS = 300
"""Days of the longest event that counts as a peak."""

_DAY = datetime.timedelta(days=1)
#: An event that comes every hour is no season, and a calendar of them would never end.
_TOO_OFTEN = frozenset(["SECONDLY", "MINUTELY", "HOURLY"])


def events_of(
    content: bytes, summaries: Sequence[str], years: Sequence[int], shown: str
) -> list[Turn]:
    """Give the days of a calendar's events that begin in some years.

    Args:
        content: the file.
        summaries: patterns of which a title must match one, in any case; none means every event.
        years: the years in question.
        shown: how messages call the file.

    Raises:
        RulesetError: the file is no calendar, or too large.
        UsageError: the packages that read calendars are not installed.
    """
    try:
        import icalendar
        import recurring_ical_events
    except ImportError as error:
        raise UsageError(
            f"{shown}: reading calendars needs two packages more",
            "pip install 'autodebt-lint[ics]'",
        ) from error
    if len(content) > MAX_BYTES:
        raise RulesetError(f"{shown}: the calendar is larger than {MAX_BYTES // 1_000_000} MB")
    if not years:
        return []
    try:
        calendar = icalendar.Calendar.from_ical(content)
        kept = [event for event in calendar.walk("VEVENT") if not _is_too_often(event)]
        if len(kept) > MAX_EVENTS:
            raise RulesetError(f"{shown}: the calendar has more than {MAX_EVENTS:,} events")
        calendar.subcomponents = [
            part for part in calendar.subcomponents if part.name != "VEVENT" or part in kept
        ]
        begin, end = datetime.date(min(years), 1, 1), datetime.date(max(years) + 1, 1, 1)
        found = recurring_ical_events.of(calendar, skip_bad_series=True).between(begin, end)
        return sorted(set(_turns(found, summaries, years)))
    except RulesetError:
        raise
    except (
        Exception
    ) as error:  # what a hostile file makes of two libraries is no business of the user's
        raise RulesetError(f"{shown}: it cannot be read as a calendar: {error}") from error


def _turns(events: Sequence[Any], summaries: Sequence[str], years: Sequence[int]) -> Iterator[Turn]:
    for event in events:
        title = str(event.get("SUMMARY", ""))
        if summaries and not any(
            fnmatchcase(title.lower(), pattern.lower()) for pattern in summaries
        ):
            continue
        first, last = _day(event.start), _day(event.end)
        if not isinstance(event.end, datetime.datetime) and last > first:
            last -= _DAY  # the end of whole days is the day after
        if first.year in years and first <= last and (last - first).days < MAX_DAYS:
            yield Turn(first, last)


def _day(moment: datetime.date) -> datetime.date:
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _is_too_often(event: Any) -> bool:
    rule = event.get("RRULE")
    rules = rule if isinstance(rule, list) else [rule] if rule is not None else []
    return any(not _TOO_OFTEN.isdisjoint(map(str, item.get("FREQ", ()))) for item in rules)
