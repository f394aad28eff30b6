"""Code put together from strings of a JSON file, and the way back from it to the file."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

_STRING = pattern(r'"(?:[^"\\\n]|\\.)*"')
_ESCAPE = pattern(r"\\.")
_UNIT = pattern(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|."
)


class Line(NamedTuple):
    """One line of code and where it stands in the file."""

    code: str
    line: int
    """Of the file, from 1."""
    column: int
    """Of the first character, from 1."""
    raw: str
    """As the file has it, with JSON's escapes."""
    indent: int = 0
    """Characters that were put before the code and do not stand in the file."""
    fixed: bool = False
    """The code stands for the string as a whole: all of it has the string's place."""


class Strings:
    """The strings of a JSON text, found one after the other."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._text = text
        self._starts = [0]
        for number, character in enumerate(text):
            if character == "\n":
                self._starts.append(number + 1)
        self._at = 0

    def lines(self, value: str) -> Iterator[Line]:
        """Yield the lines of the next string of the file that has a value."""
        at = self._at
        while (found := _STRING.search(self._text, at)) is not None:
            at = found.end()
            if self._value(found[0]) == value:
                self._at = at
                yield from self._cut(found[0][1:-1], found.start() + 1)
                return

    def _value(self, token: str) -> str | None:
        try:
            value = json.loads(token)
        except ValueError:
            return None
        return value if isinstance(value, str) else None

    def _cut(self, raw: str, offset: int) -> Iterator[Line]:
        number = bisect_right(self._starts, offset)
        column = offset - self._starts[number - 1] + 1
        start = 0
        # An escaped backslash before an n is no line end, so that the escapes are taken one by one.
        ends = [unit.start() for unit in _ESCAPE.finditer(raw) if unit[0] == "\\n"]
        for end in (*ends, len(raw)):
            part = raw[start:end]
            decoded = self._value(f'"{part}"')
            yield Line(decoded if decoded is not None else part, number, column + start, part)
            start = end + 2


class Embedding:
    """The way from the code put together back to the file."""

    def __init__(self, lines: list[Line]) -> None:
        """Take the lines of the code in order."""
        self._lines = lines

    @property
    def text(self) -> str:
        """The code."""
        return "\n".join(line.code for line in self._lines)

    def line(self, number: int) -> int:
        """The line of the file in which a line of the code stands."""
        return self._line(number).line

    def place(self, place: Place) -> Place:
        """The place in the file of a place in the code."""
        end = self._line(place.end_line)
        ends = (
            (end.line, end.column + len(end.raw))
            if end.fixed
            else self._position(place.end_line, place.end_column)
        )
        start = self._position(place.line, place.column)
        return Place(*start, *max(start, ends))

    def _line(self, number: int) -> Line:
        if not self._lines:
            return Line("", 1, 1, "")
        return self._lines[min(max(number, 1), len(self._lines)) - 1]

    def _position(self, number: int, column: int) -> tuple[int, int]:
        line = self._line(number)
        if line.fixed:
            return line.line, line.column
        column = max(column - line.indent, 1)
        if "\\" not in line.raw:
            return line.line, line.column + column - 1
        width = 0
        for count, unit in enumerate(_UNIT.finditer(line.raw), start=1):
            if count >= column:
                break
            width = unit.end()
        return line.line, line.column + width
