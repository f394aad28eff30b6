"""What comments say: suppressions, with the lines they cover, and the owner in the header."""

import ast
import io
import re
from collections.abc import Callable, Iterator

from autodebt_lint.languages.suppression_comments import parse_comments
from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.place import Place

_WORTH_A_LOOK = re.compile(r"#.*?(?:autodebt\s*:|noqa|pylint\s*:\s*disable)", re.I)
_OWNER = re.compile(
    r"(?im)^[\s#*\"'@:;-]*(?:owner|owned by|maintainer|maintained by|team|contact|author)s?\s*[:=]\s*(\S.{0,78}?)\s*$"
)
HEADER_LINES = 40


def header_owner(text: str) -> str:
    """Return the owner that the first lines of a file name, or ""."""
    header = "\n".join(text[:4_000].splitlines()[:HEADER_LINES])
    found = _OWNER.search(header)
    return found.group(1).strip("\"' ") if found else ""


def suppressions(text: str, tree: ast.Module, locate: Callable[[ast.AST], Place]) -> tuple[Suppression, ...]:
    """Return the suppression comments of a file and the lines of the statement each one covers.

    A comment inside a statement covers all of its lines; one on a line of its own covers the
    statement that follows. Files without a likely comment cost one regular expression.
    """
    if not _WORTH_A_LOOK.search(text):
        return ()
    spans: list[tuple[int, int]] | None = None
    found: list[Suppression] = []
    for line, column, comment, alone in _comments(text):
        for parsed in parse_comments(comment):
            if spans is None:
                spans = sorted(_spans(tree, locate))
            first, last = _covered(spans, line, alone=alone and parsed.form == "autodebt")
            found.append(
                Suppression(
                    place=Place(line, column, line, column + len(comment)),
                    first_line=first,
                    last_line=last,
                    form=parsed.form,
                    codes=parsed.codes,
                    until=parsed.until,
                    owner=parsed.owner,
                    reason=parsed.reason,
                    fault=parsed.fault,
                )
            )
    return tuple(found)


def _comments(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield line, column, text and whether it stands alone, of each comment worth a look."""
    import tokenize

    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT and _WORTH_A_LOOK.search(token.string):
                line, column = token.start
                yield line, column + 1, token.string, not token.line[:column].strip()
    except (tokenize.TokenError, SyntaxError, IndentationError):
        # Not this Python's tokens: a comment is then what follows a "#" outside of quotes.
        for number, source in enumerate(text.splitlines(), start=1):
            match = _WORTH_A_LOOK.search(source)
            if match and source[: match.start()].count('"') % 2 == source[: match.start()].count("'") % 2 == 0:
                yield number, match.start() + 1, source[match.start() :], not source[: match.start()].strip()


def _spans(tree: ast.Module, locate: Callable[[ast.AST], Place]) -> Iterator[tuple[int, int]]:
    """Yield first and last line of each simple statement and of each compound one's header."""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt | ast.ExceptHandler):
            place = locate(node)
            body = getattr(node, "body", None)
            if isinstance(body, list) and body:
                first = locate(body[0]).line
                last = max(place.line, first - 1) if first > place.line else place.line
                yield place.line, last
            else:
                yield place.line, place.end_line


def _covered(spans: list[tuple[int, int]], line: int, *, alone: bool) -> tuple[int, int]:
    best: tuple[int, int] | None = None
    for first, last in spans:
        if first <= line <= last and (best is None or last - first <= best[1] - best[0]):
            best = (first, last)
    if best is not None and not (alone and best[0] == line):
        return best
    if alone:
        for first, last in spans:
            if first > line:
                return first, last
    return line, line
