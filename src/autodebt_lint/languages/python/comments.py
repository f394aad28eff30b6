"""What comments say: suppressions, with the lines they cover."""

import ast
import re
from collections.abc import Iterator, Sequence

from autodebt_lint.languages.python.places import NEWLINE, Locate
from autodebt_lint.languages.suppression_comments import parse_comments
from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

_WORTH_A_LOOK = pattern(r"#.*?(?:autodebt\s*:|noqa|pylint\s*:\s*disable)", re.IGNORECASE)


def suppressions(text: str, tree: ast.Module, locate: Locate) -> tuple[Suppression, ...]:
    """Return the suppression comments of a file and the lines of the statement each one covers.

    A comment inside a statement covers all of its lines; one on a line of its own covers the
    statement that follows. Files without a likely comment cost one regular expression.
    """
    if not _WORTH_A_LOOK.search(text):
        return ()
    spans: list[Span] | None = None
    found: list[Suppression] = []
    for line, source in enumerate(NEWLINE.split(text), start=1):
        match = _WORTH_A_LOOK.search(source) if "#" in source else None
        if match is None:
            continue
        if spans is None:
            spans = sorted(_spans(tree.body, locate), key=lambda span: span[:2])
        column = _comment_start(source, match, line, spans, locate)
        if column < 0:
            continue
        comment = source[column:]
        alone = not source[:column].strip()
        for parsed in parse_comments(comment):
            first, last = _covered(spans, line, alone=alone and parsed.form == "autodebt")
            place = Place(line, column + 1, line, len(source) + 1)
            found.append(parsed.covering(place, first, last))
    return tuple(found)


#: First and last line of a statement, or of a compound one's header, and its node.
Span = tuple[int, int, ast.AST]


def _comment_start(
    source: str,
    match: re.Match[str],
    line: int,
    spans: list[Span],
    locate: Locate,
) -> int:
    """Where the comment on a line begins, counted from 0; -1 when the text is inside a string."""
    strings = [
        place
        for first, last, node in spans
        if first <= line <= last
        for part in ast.walk(node)
        if isinstance(part, ast.JoinedStr)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str | bytes))
        if (place := locate(part)).line <= line <= place.end_line
    ]
    start = match.start()
    while start >= 0:
        column = start + 1
        if not any(
            (p.line, p.column) <= (line, column) < (p.end_line, p.end_column) for p in strings
        ):
            return start
        start = source.find("#", start + 1)
    return -1


def _spans(body: Sequence[ast.stmt], locate: Locate) -> Iterator[Span]:
    """Yield each simple statement and each compound one's header, in order."""
    for node in body:
        place = locate(node)
        inner = getattr(node, "body", None)
        if not isinstance(inner, list) or not inner:
            yield place.line, place.end_line, node
            continue
        first = locate(inner[0]).line
        yield place.line, max(place.line, first - 1), _Header(node)
        for name in ("body", "orelse", "finalbody"):
            yield from _spans(getattr(node, name, []), locate)
        for handler in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            if isinstance(handler, ast.ExceptHandler):
                at = locate(handler)
                yield at.line, max(at.line, locate(handler.body[0]).line - 1), ast.Pass()
            yield from _spans(handler.body, locate)


class _Header(ast.AST):
    """The expressions of a compound statement, without the statements in it."""

    _fields = ("parts",)

    def __init__(self, node: ast.stmt) -> None:
        self.parts = [
            child
            for child in ast.iter_child_nodes(node)
            if isinstance(child, ast.expr | ast.arguments | ast.withitem)
        ]


def _covered(spans: list[Span], line: int, *, alone: bool) -> tuple[int, int]:
    best: tuple[int, int] | None = None
    for first, last, _ in spans:
        if first <= line <= last and (best is None or last - first <= best[1] - best[0]):
            best = (first, last)
    if best is not None and not (alone and best[0] == line):
        return best
    if alone:
        for first, last, _ in spans:
            if first > line:
                return first, last
    return line, line
