"""The only place that reads the clock; used by the command line, the server and the host plugins."""

import datetime
import os

from autodebt_lint.errors import UsageError

VARIABLE = "AUTODEBT_AS_OF"
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Between these the holidays are known on which seasons turn."""


def today(as_of: str | None = None, zone: str = "UTC") -> datetime.date:
    """Return the day a run is judged by.

    Args:
        as_of: ISO date from ``--as-of``; else the variable ``AUTODEBT_AS_OF``; else today.
        zone: time zone whose midnight begins the day.

    Raises:
        UsageError: the text is not a date, or no season is known of it.
    """
    text = as_of or os.environ.get(VARIABLE)
    if not text:
        return datetime.datetime.now(_zone(zone)).date()
    origin = "--as-of" if as_of else VARIABLE
    found = day(text, origin)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise UsageError(
            f"{origin}: {text} is too far away: no season is known of it",
            f"give a day of the years {FIRST_YEAR} to {LAST_YEAR}",
        )
    return found


def _zone(name: str) -> datetime.tzinfo:
    """The time zone of a name; UTC costs nothing to look up."""
    if name == "UTC":
        return datetime.UTC
    import zoneinfo

    return zoneinfo.ZoneInfo(name)


def day(text: str, origin: str) -> datetime.date:
    """Read a date.

    Args:
        text: as YYYY-MM-DD.
        origin: the option or variable that it was given in, for the message.

    Raises:
        UsageError: the text is not a date.
    """
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{origin}: {text!r} is not a date", "write it as YYYY-MM-DD, for example 2026-11-27"
        ) from None
