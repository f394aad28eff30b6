"""Formats of ``autodebt upcoming``: text, JSON, Markdown, and a calendar to subscribe to."""

import hashlib
from collections.abc import Callable, Iterator, Mapping

from autodebt_lint import sanitise
from autodebt_lint.calendars import Entry, calendar
from autodebt_lint.model.agenda import Agenda, Event
from autodebt_lint.sanitise import encodable

SCHEMA = 1
MAX_USES = 5
"""Places that are named for one event in formats for people."""


def text(agenda: Agenda) -> Iterator[str]:
    """Yield one block for each event."""
    if not agenda.events:
        without = "" if agenda.has_seasons else "; no season is configured, and none is looked at"
        yield f"nothing is known to happen from {agenda.as_of} to {agenda.until}{without}\n"
    for event in agenda.events:
        yield f"{event.day}  {_in_days(event):>12}  {sanitise.one_line(event.title)}\n"
        yield f"{'':26}{sanitise.one_line(event.detail)}\n"
        for line in _uses(event):
            yield f"{'':26}{sanitise.one_line(line)}\n"


def json(agenda: Agenda) -> Iterator[str]:
    """Yield one object."""
    shown = {
        "schema": SCHEMA,
        "as_of": agenda.as_of.isoformat(),
        "until": agenda.until.isoformat(),
        "events": [
            {
                "day": event.day.isoformat(),
                "days_left": event.days_left,
                "kind": event.kind,
                "title": encodable(event.title),
                "detail": encodable(event.detail),
                "owners": [encodable(owner) for owner in event.owners],
                "uses": [
                    {
                        "path": encodable(use.path),
                        "line": use.place.line,
                        "owner": encodable(use.owner),
                    }
                    for use in event.uses
                ],
            }
            for event in agenda.events
        ],
    }
    yield sanitise.json(shown) + "\n"


def markdown(agenda: Agenda) -> Iterator[str]:
    """Yield a table."""
    yield f"## From {agenda.as_of} to {agenda.until}\n\n"
    if not agenda.events:
        yield "Nothing is known to happen.\n"
        return
    yield "| day | in | what | owners | where |\n|---|---|---|---|---|\n"
    for event in agenda.events:
        where = ", ".join(f"{use.path}:{use.place.line}" for use in event.uses[:MAX_USES])
        more = len(event.uses) - MAX_USES
        cells = (
            event.day.isoformat(),
            _in_days(event),
            f"{event.title}: {event.detail}",
            ", ".join(event.owners),
            f"{where} and {more} more" if more > 0 else where,
        )
        yield "| " + " | ".join(map(sanitise.markdown, cells)) + " |\n"


def ics(agenda: Agenda) -> Iterator[str]:
    """Yield a calendar; an event keeps its identity from run to run.

    Raises:
        UsageError: the package that writes calendars is not installed.
    """
    entries = (
        Entry(_identity(event), event.day, event.day, event.title, (event.detail, *_uses(event)))
        for event in agenda.events
    )
    yield calendar("autodebt: what ends, what begins", "upcoming", agenda.as_of, entries)


def _identity(event: Event) -> str:
    # What ends has a name of its own; what blocks or expires is known by its cause.
    name = event.title if event.kind in {"retirement", "season"} else event.detail
    year = f"-{event.day.year}" if event.kind == "season" else ""
    return (
        hashlib.sha256(f"{event.kind}\n{name}".encode("utf-8", "replace")).hexdigest()[:24] + year
    )


def _in_days(event: Event) -> str:
    return {0: "today", 1: "tomorrow"}.get(event.days_left, f"in {event.days_left} days")


def _uses(event: Event) -> Iterator[str]:
    for use in event.uses[:MAX_USES]:
        yield f"{use.path}:{use.place.line}{f'  {use.owner}' if use.owner else ''}"
    if len(event.uses) > MAX_USES:
        yield f"and {len(event.uses) - MAX_USES} more"


FORMATS: Mapping[str, Callable[[Agenda], Iterator[str]]] = {
    "text": text,
    "json": json,
    "markdown": markdown,
    "ics": ics,
}
