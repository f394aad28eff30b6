"""Calendars to subscribe to: days that something lasts, as iCalendar."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from autodebt_lint.errors import UsageError
from autodebt_lint.sanitise import one_line


class Entry(NamedTuple):
    """Something that lasts from a day to a day."""

    identity: str
    """Stays from run to run, so that a calendar that is read again holds it once."""
    first: datetime.date
    last: datetime.date
    title: str
    lines: Iterable[str]


def calendar(name: str, product: str, made: datetime.date, entries: Iterable[Entry]) -> str:
    """Write a calendar.

    Args:
        name: what the reader's program shows.
        product: what made it, as ``plan``.
        made: day on which it was made.
        entries: in any order.

    Raises:
        UsageError: the package that writes calendars is not installed.
    """
    try:
        import icalendar
    except ImportError as error:
        raise UsageError(
            "the format ics needs the package icalendar", "pip install 'autodebt-lint[ics]'"
        ) from error
    whole = icalendar.Calendar()
    whole.add("prodid", f"-//autodebt-lint//{product}//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", name)
    stamp = datetime.datetime.combine(made, datetime.time(), datetime.UTC)
    for entry in entries:
        event = icalendar.Event()
        event.add("uid", f"{entry.identity}@autodebt-lint")
        event.add("dtstamp", stamp)
        event.add("dtstart", entry.first)
        if entry.last > entry.first:
            event.add("dtend", entry.last + datetime.timedelta(days=1))
        event.add("summary", one_line(entry.title))
        event.add("description", "\n".join(map(one_line, entry.lines)))
        event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    written: bytes = whole.to_ical()
    return written.decode("utf-8").replace("\r\n", "\n")
