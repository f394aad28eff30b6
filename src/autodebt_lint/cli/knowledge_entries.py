"""Libraries, deprecated names and ends of life, as ``autodebt knowledge`` shows them."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from autodebt_lint import sanitise

if TYPE_CHECKING:
    from autodebt_lint.knowledge import DeprecatedCall, Library, Retirement

_SOURCE_INDENT = " " * 14


def table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lay out rows in columns; the first one is the head."""
    cells = [*rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield sanitise.one_line("  ".join(padded).rstrip()) + "\n"


# ---------------------------------------------------------------- text, one line each


def list_libraries(libraries: "Sequence[Library]") -> Iterator[str]:
    """List libraries by id."""
    rows = [("id", "status", "gone in", "use")]
    rows += [(it.id, it.status, it.removed_in, it.replacement) for it in by_id(libraries)]
    return table(rows)


def list_retirements(retirements: "Sequence[Retirement]", today: datetime.date) -> Iterator[str]:
    """List ends of life by date; those without one come last, those that have passed are marked."""
    rows = [("end", "system", "id", "title")]
    rows += [(when(it, today), it.system, it.id, it.title) for it in by_end(retirements)]
    return table(rows)


def list_calls(calls: "Sequence[DeprecatedCall]") -> Iterator[str]:
    """List deprecated names by library."""
    rows = [("library", "name", "status", "gone in", "use")]
    rows += [
        (it.library, it.shown, it.status, it.removed_in, it.replacement) for it in by_library(calls)
    ]
    return table(rows)


# ---------------------------------------------------------------- text, whole


def show_library(item: "Library") -> Iterator[str]:
    """Show one library with its source."""
    yield sanitise.one_line(f"{item.id}: {item.status} library") + "\n"
    for name, value in (
        ("imports", ", ".join(item.imports)),
        ("on PyPI", item.distribution),
        ("since", item.since),
        ("gone in", item.removed_in),
        ("released", item.last_release),
        ("use", item.replacement),
        ("note", item.note),
    ):
        if value:
            yield sanitise.one_line(f"  {name:10}{value}") + "\n"
    yield sanitise.one_line(f"{_SOURCE_INDENT}{item.source}, read {item.checked}") + "\n"


def show_calls(library: str, calls: "Sequence[DeprecatedCall]") -> Iterator[str]:
    """Show the deprecated names of one library with their sources."""
    names = "name" if len(calls) == 1 else "names"
    yield sanitise.one_line(f"{library}: {len(calls)} deprecated {names}") + "\n"
    for item in by_library(calls):
        gone = f" in {item.removed_in}" if item.removed_in else ""
        since = f" since {item.since}" if item.since else ""
        line = f"  {item.status:12}{item.shown}: {item.status}{gone or since}"
        yield sanitise.one_line(f"{line}; use {item.replacement}") + "\n"
        yield sanitise.one_line(f"{_SOURCE_INDENT}{item.source}, read {item.checked}") + "\n"


def show_retirement(item: "Retirement", today: datetime.date) -> Iterator[str]:
    """Show one end of life below its system."""
    yield sanitise.one_line(f"  {when(item, today)}  {item.title}; use {item.replacement}") + "\n"
    yield sanitise.one_line(f"{_SOURCE_INDENT}{item.source}, read {item.checked}") + "\n"
    if item.history:
        yield sanitise.one_line(f"{_SOURCE_INDENT}{item.history}") + "\n"
    if item.falls_forward:
        yield f"{_SOURCE_INDENT}falls forward: no error, another version answers\n"


def when(item: "Retirement", today: datetime.date) -> str:
    """Write the end of life, with an x when it has passed; the status where there is no day."""
    if item.sunset_on is None:
        return f"{item.status:11}"
    mark = " " if item.sunset_on >= today else "x"
    return f"{item.sunset_on.isoformat()}{mark}"


# ---------------------------------------------------------------- order


def by_id(libraries: "Iterable[Library]") -> "list[Library]":
    """Sort libraries by id."""
    return sorted(libraries, key=lambda item: item.id)


def by_library(calls: "Iterable[DeprecatedCall]") -> "list[DeprecatedCall]":
    """Sort deprecated names by library, then name."""
    return sorted(calls, key=lambda item: (item.library, item.name, item.argument))


def by_end(retirements: "Iterable[Retirement]") -> "list[Retirement]":
    """Sort ends of life by date."""

    def end(item: "Retirement") -> tuple[str, str]:
        day = item.sunset_on.isoformat() if item.sunset_on else item.sunset_label or "9"
        return day, item.id

    return sorted(retirements, key=end)


# ---------------------------------------------------------------- json


def library_value(item: "Library") -> dict[str, object]:
    """Return a library for JSON."""
    return {
        "kind": "library",
        "id": item.id,
        "status": item.status,
        "imports": [*item.imports],
        "distribution": item.distribution,
        "since": item.since,
        "removed_in": item.removed_in,
        "last_release": item.last_release,
        **_advice(item),
    }


def call_value(item: "DeprecatedCall") -> dict[str, object]:
    """Return a deprecated name for JSON."""
    return {
        "kind": "call",
        "name": item.name,
        "argument": item.argument,
        "library": item.library,
        "status": item.status,
        "since": item.since,
        "removed_in": item.removed_in,
        **_advice(item),
    }


def retirement_value(item: "Retirement") -> dict[str, object]:
    """Return an end of life for JSON."""
    return {
        "kind": "retirement",
        "id": item.id,
        "system": item.system,
        "title": item.title,
        "status": item.status,
        "sunset_on": item.sunset_on.isoformat() if item.sunset_on else None,
        "sunset_label": item.sunset_label,
        "moved": [
            {
                "was": date.was.isoformat(),
                "given_up": date.given_up.isoformat() if date.given_up else None,
            }
            for date in item.moved
        ],
        "falls_forward": item.falls_forward,
        **_advice(item),
    }


def _advice(item: "Library | DeprecatedCall | Retirement") -> dict[str, object]:
    return {
        "replacement": item.replacement,
        "source": item.source,
        "checked": item.checked.isoformat(),
        "confidence": item.confidence,
    }
