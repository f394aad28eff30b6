"""The only place that reads the clock; used by the command line, the server and the host plugins."""

import datetime
import os

from autodebt_lint.errors import UsageError

VARIABLE = "AUTODEBT_AS_OF"


def today(as_of: str | None = None) -> datetime.date:
    """Return the day a run is judged by.

    Args:
        as_of: ISO date from ``--as-of``; else the variable ``AUTODEBT_AS_OF``; else today in UTC.

    Raises:
        UsageError: the text is not a date.
    """
    text = as_of or os.environ.get(VARIABLE)
    if not text:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        origin = "--as-of" if as_of else VARIABLE
        raise UsageError(
            f"{origin}: {text!r} is not a date", "write it as YYYY-MM-DD, for example 2026-11-27"
        ) from None
