"""Where the string literals and comments of a text are, also when the text is broken.

Works on UTF-8 bytes, because the columns of a tree count them. Knows the f-strings of
Python 3.12 (PEP 701), whose replacement fields may hold any string literal.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from autodebt_lint.patterns import pattern

_START = pattern(rb"[\"'#]")
_PREFIX = pattern(rb"(?<![\w\x80-\xff])[A-Za-z]{1,3}\Z")
_PREFIXES = frozenset(
    {b"r", b"u", b"b", b"f", b"t", b"br", b"rb", b"ur", b"fr", b"rf", b"tr", b"rt"}
)
# From behind the opening quote to behind the closing one. Possessive in effect: each
# alternative begins with another byte, so there is nothing to try twice.
_CLOSING = {
    b'"': pattern(rb'[^"\\\n]*(?:\\.[^"\\\n]*)*"', re.DOTALL),
    b"'": pattern(rb"[^'\\\n]*(?:\\.[^'\\\n]*)*'", re.DOTALL),
    b'"""': pattern(rb'[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""', re.DOTALL),
    b"'''": pattern(rb"[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''", re.DOTALL),
}
_IN_TEXT = {
    quote: pattern(rb"[{}\\\n]|" + re.escape(quote)) for quote in (b'"', b"'", b'"""', b"'''")
}
_IN_FIELD = pattern(rb"[\[\](){}\"'#!:=]")

_UNDERSCORES = bytes(10 if byte == 10 else 95 for byte in range(256))

_MAX_NESTING = 20
_MAX_FAILURES = 5
"""So many f-strings may turn out not to be closed before all are taken for plain strings:
looking for the end of a replacement field can take the rest of the text."""


class Field(NamedTuple):
    """The expression of one replacement field of an f-string, without `!r` and format."""

    start: int
    end: int


class Literal(NamedTuple):
    """A string literal or a comment; `start` and `end` are byte offsets, prefix included."""

    start: int
    end: int
    prefix: bytes
    quote: bytes
    """`#` for a comment."""
    closed: bool
    fields: tuple[Field, ...] = ()


def find_literals(source: bytes) -> list[Literal]:
    r"""Return all string literals and comments of `source` in order.

    `source` has \n for newlines. An unclosed literal ends at the end of its first line.
    """
    scanner = _Scanner(source)
    found: list[Literal] = []
    position = 0
    while start := _START.search(source, position):
        literal = scanner.literal(start.start(), position, nesting=0)
        found.append(literal)
        position = max(literal.end, start.end())
    return found


def literal_around(literals: list[Literal], offset: int) -> Literal | None:
    """Return the literal that holds the byte at `offset`."""
    index = bisect_right(literals, offset, key=_start_of) - 1
    if index >= 0 and offset < literals[index].end:
        return literals[index]
    return None


def without_text(source: bytes, literals: list[Literal]) -> bytes:
    """Return `source` with the text of string literals and comments replaced by underscores.

    Quotes, prefixes and newlines stay, and so does the place of everything.
    """
    parts: list[bytes] = []
    position = 0
    for start, end, prefix, quote, closed, _ in literals:
        first = start + len(prefix) + len(quote)
        last = end - len(quote) if closed and quote != b"#" else end
        parts += source[position:first], source[first:last].translate(_UNDERSCORES)
        position = last
    parts.append(source[position:])
    return b"".join(parts)


def lines_inside(source: bytes, literals: list[Literal]) -> frozenset[int]:
    """Return the numbers (from 0) of the lines that begin inside a string literal."""
    inside: set[int] = set()
    line = position = 0
    for literal in literals:
        line += source.count(b"\n", position, literal.start)
        height = source.count(b"\n", literal.start, literal.end)
        inside.update(range(line + 1, line + height + 1))
        line, position = line + height, literal.end
    return frozenset(inside)


def _start_of(literal: Literal) -> int:
    return literal.start


class _Scanner:
    """Reads literals of one text.

    It remembers what it found out, so that no text, however hostile, is searched to its end again
    and again.
    """

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.known: dict[int, Literal] = {}
        self.never_closed: set[bytes] = set()
        self.failures = 0

    def literal(self, mark: int, floor: int, *, nesting: int) -> Literal:
        """Return the literal whose quote or `#` is at `mark`; its prefix is not before `floor`."""
        if mark not in self.known:
            self.known[mark] = self._read(mark, floor, nesting)
        return self.known[mark]

    def _read(self, mark: int, floor: int, nesting: int) -> Literal:
        source = self.source
        if source.startswith(b"#", mark):
            return Literal(mark, self._line_end(mark), b"", b"#", closed=True)
        prefix = b""
        before = _PREFIX.search(source, max(floor, mark - 4), mark)
        if before and before[0].lower() in _PREFIXES:
            prefix = before[0].lower()
        start = mark - len(prefix)
        quote = source[mark : mark + 1]
        if source.startswith(quote * 3, mark):
            quote *= 3
        if quote in self.never_closed:
            return Literal(start, self._line_end(start), prefix, quote, closed=False)
        body = mark + len(quote)
        formatted = b"f" in prefix or b"t" in prefix
        if formatted and nesting < _MAX_NESTING and self.failures < _MAX_FAILURES:
            fields: list[Field] = []
            end = self._end_of_text(body, quote, fields, in_format=False, nesting=nesting)
            if end is not None:
                return Literal(start, end, prefix, quote, closed=True, fields=tuple(fields))
            self.failures += 1
        if closing := _CLOSING[quote].match(source, body):
            return Literal(start, closing.end(), prefix, quote, closed=True)
        if len(quote) == 3:
            self.never_closed.add(quote)
        return Literal(start, self._line_end(start), prefix, quote, closed=False)

    def _line_end(self, position: int) -> int:
        end = self.source.find(b"\n", position)
        return len(self.source) if end < 0 else end

    def _end_of_text(
        self, position: int, quote: bytes, fields: list[Field], *, in_format: bool, nesting: int
    ) -> int | None:
        """Return the offset behind the closing quote (in a format: of the closing brace).

        None if the text is not closed.
        """
        source = self.source
        while mark := _IN_TEXT[quote].search(source, position):
            position = mark.end()
            byte = mark[0]
            if byte == quote:
                return None if in_format else position
            if byte == b"\\":
                if source.startswith(b"N{", position) and not in_format:
                    position = source.find(b"}", position) + 1 or position
                else:
                    position += 1
            elif byte == b"\n":
                if len(quote) == 1:
                    return None
            elif byte == b"}":
                if in_format:
                    return position - 1
            elif source.startswith(b"{", position) and not in_format:
                position += 1
            else:
                end = self._end_of_field(position, quote, fields, nesting)
                if end is None:
                    return None
                position = end
        return None

    def _end_of_field(
        self, start: int, quote: bytes, fields: list[Field], nesting: int
    ) -> int | None:
        """Return the offset behind the brace that closes the field begun before `start`."""
        source = self.source
        position = start
        depth = 0
        expression_end: int | None = None
        while self.failures < _MAX_FAILURES and (mark := _IN_FIELD.search(source, position)):
            at, position = mark.start(), mark.end()
            byte = mark[0]
            if byte in b"\"'#":
                literal = self.literal(at, start, nesting=nesting + 1)
                if not literal.closed:
                    return None
                position = literal.end
            elif byte in b"([{":
                depth += 1
            elif depth:
                if byte in b")]}":
                    depth -= 1
            elif byte == b"}":
                fields.append(Field(start, at if expression_end is None else expression_end))
                return position
            elif byte in b")]":
                return None
            elif byte == b"!":
                if source.startswith(b"=", position):
                    position += 1
                elif expression_end is None:
                    expression_end = at
            elif byte == b"=":
                if source.startswith(b"=", position):
                    position += 1
                elif source[at - 1 : at] not in (b"<", b">"):
                    expression_end = at
            elif byte == b":":
                fields.append(Field(start, at if expression_end is None else expression_end))
                if nesting >= _MAX_NESTING:
                    return None
                closing = self._end_of_text(
                    position, quote, fields, in_format=True, nesting=nesting + 1
                )
                return None if closing is None else closing + 1
        return None
