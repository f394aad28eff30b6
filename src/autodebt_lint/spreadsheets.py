"""Rows for spreadsheets, and for trackers that import them."""

import csv
import io
from collections.abc import Iterable

from autodebt_lint import sanitise

SUMMARY_LIMIT = 255
"""Characters of an issue's summary that Jira takes."""


def row(cells: Iterable[str]) -> str:
    """Write one line of CSV; no cell is a formula."""
    line = io.StringIO()
    csv.writer(line).writerow(map(sanitise.spreadsheet, cells))
    return line.getvalue()


def summary(text: str) -> str:
    """Cut a text to what Jira takes as an issue's summary."""
    return text if len(text) <= SUMMARY_LIMIT else text[: SUMMARY_LIMIT - 3] + "..."
