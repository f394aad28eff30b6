"""What comments say: suppressions, with the lines they cover."""

import ast
import bisect
import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from autodebt_lint.languages.python.places import NEWLINE, Locate
from autodebt_lint.languages.suppression_comments import parse_comments
from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

_WORTH_A_LOOK = pattern(r"autodebt\s*:|noqa|pylint\s*:\s*disable", re.IGNORECASE)

Position: TypeAlias = tuple[int, int]
"""Line and column, from 1."""
#: First and last line of a statement, or of a compound one's header.
Span: TypeAlias = tuple[int, int]


def suppressions(text: str, tree: ast.Module, locate: Locate) -> tuple[Suppression, ...]:
    """Return the suppression comments of a file and the lines of the statement each one covers.

    A comment inside a statement covers all of its lines; one on a line of its own covers the
    statement that follows. Files without a likely comment cost one regular expression, all others
    grow with their length and no faster, whatever stands on their lines.
    """
    if not _WORTH_A_LOOK.search(text):
        return ()
    strings: _Strings | None = None
    statements = _Statements([])
    found: list[Suppression] = []
    for line, source in enumerate(NEWLINE.split(text), start=1):
        first_sign = source.find("#")
        if first_sign < 0 or not _WORTH_A_LOOK.search(source, first_sign):
            continue
        if strings is None:
            strings = _Strings(tree, locate)
            statements = _Statements(sorted(_spans(tree.body, locate)))
        column = strings.comment_in(source, line, first_sign)
        if column < 0:
            continue
        comment = source[column:]
        alone = not source[:column].strip()
        for parsed in parse_comments(comment):
            first, last = statements.covered(line, alone=alone and parsed.form == "autodebt")
            place = Place(line, column + 1, line, len(source) + 1)
            found.append(parsed.covering(place, first, last))
    return tuple(found)


class _Strings:
    """The strings of a file, asked line by line downwards whether a ``#`` stands in one of them."""

    def __init__(self, tree: ast.Module, locate: Locate) -> None:
        places = (
            locate(node)
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr)
            or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes))
        )
        self._left: Iterator[tuple[Position, Position]] = iter(
            sorted(((p.line, p.column), (p.end_line, p.end_column)) for p in places)
        )
        self._next = next(self._left, None)

    def comment_in(self, source: str, line: int, start: int) -> int:
        """Where the comment on a line begins, counted from 0; -1 when there is none.

        Args:
            source: the line.
            line: its number; never less than that of the last question.
            start: of the first ``#`` on it.
        """
        while start >= 0:
            at = (line, start + 1)
            while self._next is not None and self._next[1] <= at:
                self._next = next(self._left, None)
            if self._next is None or at < self._next[0]:
                return start
            end_line, end_column = self._next[1]
            start = source.find("#", end_column - 1) if end_line == line else -1
        return -1


class _Statements:
    """The lines of the statements of a file, in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._firsts = [first for first, _ in spans]

    def covered(self, line: int, *, alone: bool) -> Span:
        """First and last line that a comment on a line is about.

        Args:
            line: of the comment.
            alone: nothing else stands there, and what follows is meant.
        """
        following = bisect.bisect_right(self._firsts, line)
        best: Span | None = None
        for first, last in reversed(self._spans[max(0, following - _LOOK_BACK) : following]):
            if last >= line and (best is None or last - first < best[1] - best[0]):
                best = (first, last)
        if best is not None and not (alone and best[0] == line):
            return best
        if alone and following < len(self._spans):
            return self._spans[following]
        return line, line


#: Statements that may begin before a line and end behind it: those around it, and its neighbours on it.
_LOOK_BACK = 64


def _spans(body: Sequence[ast.stmt], locate: Locate) -> Iterator[Span]:
    """Yield each simple statement and each compound one's header, in order."""
    for node in body:
        place = locate(node)
        inner = getattr(node, "body", None)
        if not isinstance(inner, list) or not inner:
            yield place.line, place.end_line
            continue
        first = locate(inner[0]).line
        yield place.line, max(place.line, first - 1)
        for name in ("body", "orelse", "finalbody"):
            yield from _spans(getattr(node, name, []), locate)
        for handler in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            if isinstance(handler, ast.ExceptHandler):
                at = locate(handler)
                yield at.line, max(at.line, locate(handler.body[0]).line - 1)
            yield from _spans(handler.body, locate)
