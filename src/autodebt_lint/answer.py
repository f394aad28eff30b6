"""Answers to questions: tables below headings, for people as text or Markdown and for programs as JSON."""

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from autodebt_lint import sanitise
from autodebt_lint.model.levels import Confidence, Severity

SCHEMA = 1


class Section(NamedTuple):
    """A table below a heading."""

    heading: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Answer(NamedTuple):
    """What is told, and the same as plain data."""

    sections: tuple[Section, ...]
    data: Any


def text(answer: Answer) -> Iterator[str]:
    """Write an answer as text, in columns."""
    for number, section in enumerate(answer.sections):
        yield "\n" * bool(number) + sanitise.one_line(section.heading) + "\n"
        rows = [[sanitise.one_line(cell) for cell in row] for row in section.rows]
        if not rows:
            continue
        head = [list(section.columns)] if any(section.columns) else []
        widths = [max(map(len, column)) for column in zip(*head, *rows, strict=True)]
        for row in (*head, *rows):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield "  " + "  ".join(cells).rstrip() + "\n"


def markdown(answer: Answer) -> Iterator[str]:
    """Write an answer as Markdown, in tables."""
    for number, section in enumerate(answer.sections):
        yield "\n" * bool(number) + f"## {sanitise.markdown(section.heading)}\n"
        if section.rows:
            yield f"\n| {' | '.join(section.columns)} |\n|{'---|' * len(section.columns)}\n"
            for row in section.rows:
                yield f"| {' | '.join(map(sanitise.markdown, row))} |\n"


def json(answer: Answer) -> Iterator[str]:
    """Write an answer as one JSON object."""
    plain = {"schema": SCHEMA, **_plain(answer.data)}
    yield "{\n"
    for number, (key, value) in enumerate(plain.items()):
        yield ",\n" * bool(number) + f"  {sanitise.json(key)}: {sanitise.json(value)}"
    yield "\n}\n"


FORMATS = {"text": text, "json": json, "markdown": markdown}
"""Every form of an answer by the name users give it."""


def _plain(value: Any) -> Any:
    """Plain data of a value: levels as words, texts that can be encoded, no evidence."""
    if isinstance(value, Confidence | Severity):
        return value.word
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, msgspec.Struct):
        fields = (field for field in value.__struct_fields__ if field != "evidence")
        return {field: _plain(getattr(value, field)) for field in fields}
    if isinstance(value, dict):
        return {sanitise.encodable(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return sanitise.encodable(value) if isinstance(value, str) else value
