"""The days that a season turns on: fixed dates, holidays, weekdays, fiscal ends, rules and calendars."""

import calendar as months
import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.holiday_dates import holiday_dates
from autodebt_lint.knowledge.season_calendar import Turn

Words = str | tuple[str, ...]

ORDINALS = ("first", "second", "third", "fourth", "fifth", "last")
WEEKDAYS = tuple(name.lower() for name in months.day_name)
MONTHS = tuple(name.lower() for name in months.month_name)[1:]
FISCAL = ("year-end", "quarter-end")
RULE_START = datetime.date(2020, 1, 1)
"""From when a rule counts that says nothing of its own."""

_DAY = datetime.timedelta(days=1)
_QUARTER = 3
#: A rule of days, hours or less would be no season, and could take for ever to find none.
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY")
MAX_TURNS = 400
"""Times that one season may come in the years in question."""


class Anchor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The day a season turns on: exactly one of `date`, `holiday`, `nth`, `fiscal`, `rule` and `calendar`."""

    date: Words | None = None
    """``12-31`` for every year, ``2026-06-23`` for one, or several of them."""
    holiday: str | None = None
    """Name of a holiday as the package `holidays` has it in English, "Day" optional."""
    country: str | None = None
    """Code of the holiday's country: ``US``."""
    subdivision: str | None = None
    """Code of a state or province."""
    nth: str | None = None
    """``second saturday of march``, ``last friday of june``."""
    fiscal: str | None = None
    """``year-end`` or ``quarter-end``: the last day of the company's year or of each quarter."""
    year_starts: str = "january"
    """Month in which the fiscal year starts."""
    rule: str | None = None
    """Recurrence rule of RFC 5545: ``FREQ=MONTHLY;BYDAY=-1FR``."""
    start: str | None = None
    """First day from which the rule counts; the first of January 2020 unless given."""
    calendar: str | None = None
    """Path of an .ics file, from the project's root: each of its events is a peak."""
    summary: Words = ()
    """Patterns of which an event's title must match one, as ``*launch*``."""
    until: str | None = None
    """Last day of the peak, ``01-15`` or ``2027-01-15``, instead of its length; it may lie in the next year."""
    offset: Annotated[int, Meta(ge=-60, le=60)] = 0
    """Days from there: Black Friday is Thanksgiving + 1."""


def turns_of(
    anchor: Anchor, peak: int, years: Sequence[int], shown: str, calendar: bytes | None
) -> list[Turn]:
    """Give the peaks of a season, in order.

    Args:
        anchor: what its file says of its days.
        peak: days that a peak lasts, where neither `until` nor an event of a calendar says it.
        years: years in which peaks begin.
        shown: name of the file in messages.
        calendar: the .ics file that it names.

    Raises:
        RulesetError: the holiday, its country or the calendar does not exist or cannot be read.
    """
    moved = anchor.offset * _DAY
    if anchor.calendar is not None:
        from autodebt_lint.knowledge.calendar_files import events_of

        if calendar is None:
            raise RulesetError(f"{shown}: anchor: there is no calendar {anchor.calendar}")
        turns = [
            Turn(turn.first + moved, turn.last + moved)
            for turn in events_of(calendar, words(anchor.summary), years, anchor.calendar)
        ]
    else:
        days = {day + moved for day in _days(anchor, years, shown)}
        turns = [Turn(day, _last(day, anchor, peak)) for day in days]
    return sorted(set(turns))[:MAX_TURNS]


def _last(day: datetime.date, anchor: Anchor, peak: int) -> datetime.date:
    """The last day of a peak; one that is named by month and day may lie in the next year."""
    if anchor.until is None:
        return day + (peak - 1) * _DAY
    if len(anchor.until) > len("12-31"):
        return max(day, datetime.date.fromisoformat(anchor.until))
    same, following = _dates(anchor.until, (day.year, day.year + 1))
    return same if same >= day else following


def _days(anchor: Anchor, years: Sequence[int], shown: str) -> Iterable[datetime.date]:
    if anchor.holiday:
        country = anchor.country or ""
        return holiday_dates(anchor.holiday, country, anchor.subdivision, years, shown)
    if anchor.nth:
        ordinal, weekday, month = _nth(anchor.nth)
        return [_weekday_of_month(year, ordinal, weekday, month) for year in years]
    if anchor.fiscal:
        first = MONTHS.index(anchor.year_starts.lower())
        return _fiscal(anchor.fiscal, first, years)
    if anchor.rule:
        return _recurring(anchor.rule, anchor.start, years)
    return [day for text in words(anchor.date or ()) for day in _dates(text, years)]


def _dates(text: str, years: Sequence[int]) -> list[datetime.date]:
    """Give the days of ``12-31`` or ``2026-06-23``; 29 February is the 28th in a common year."""
    if len(text) > len("12-31"):
        day = datetime.date.fromisoformat(text)
        return [day] if day.year in years else []
    month, number = int(text[:2]), int(text[3:])
    return [
        datetime.date(year, month, min(number, months.monthrange(year, month)[1])) for year in years
    ]


def is_nth(text: str) -> bool:
    """Whether a text is written as ``second saturday of march``."""
    try:
        _nth(text)
    except ValueError:
        return False
    return True


def _nth(text: str) -> tuple[int, int, int]:
    """Read ``second saturday of march`` as index of ordinal, weekday and number of the month."""
    ordinal, weekday, _, month = text.lower().split()
    return ORDINALS.index(ordinal), WEEKDAYS.index(weekday), MONTHS.index(month) + 1


def _weekday_of_month(year: int, ordinal: int, weekday: int, month: int) -> datetime.date:
    """Give a day such as the second Saturday of March; a fifth that is missing is the last."""
    weeks = months.monthcalendar(year, month)
    days = [week[weekday] for week in weeks if week[weekday]]
    return datetime.date(year, month, days[min(ordinal, len(days) - 1)])


def _fiscal(what: str, first: int, years: Sequence[int]) -> Iterator[datetime.date]:
    """The last days of fiscal years or quarters, by the index of the year's first month."""
    for year in years:
        for month in range(12):
            begun = (month - first) % 12 + 1  # months of the fiscal year that end with this one
            if begun == 12 or (what == "quarter-end" and begun % _QUARTER == 0):
                yield datetime.date(year, month + 1, months.monthrange(year, month + 1)[1])


def rule_fault(text: str) -> str:
    """Say what is wrong with a recurrence rule; "" for a right one."""
    parts = dict(part.partition("=")[::2] for part in text.upper().split(";"))
    if parts.get("FREQ") not in _FREQUENCIES:
        return f"write it as FREQ=MONTHLY;BYDAY=-1FR; FREQ is one of {', '.join(_FREQUENCIES)}"
    try:
        _rule(text, RULE_START)
    except (ValueError, TypeError) as error:
        return f"is no recurrence rule of RFC 5545: {error}"
    return ""


def _rule(text: str, start: datetime.date) -> "Iterable[datetime.datetime]":
    from dateutil.rrule import rrulestr

    begins = datetime.datetime.combine(start, datetime.time())
    found: Iterable[datetime.datetime] = rrulestr(text, dtstart=begins)
    return found


def _recurring(text: str, start: str | None, years: Sequence[int]) -> Iterator[datetime.date]:
    if not years:
        return
    begins = datetime.date.fromisoformat(start) if start is not None else RULE_START
    for moment in _rule(text, begins):
        if moment.year > max(years):
            return
        if moment.year in years:
            yield moment.date()


def words(given: Words) -> tuple[str, ...]:
    """One word or several, as a tuple."""
    return (given,) if isinstance(given, str) else given
