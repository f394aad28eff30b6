"""Syntax newer than the running interpreter, rewritten down without moving anything.

| since | written | read as |
|---|---|---|
| 3.12 | `type Rows[T] = list[T]` | `Rows = list[T]` |
| 3.12 | `def f[T](x: T)`, `class A[T](B)` | `def f(x: T)`, `class A(B)` |
| 3.12 | `f"{row["id"]}"` | see `formatted` |
| 3.14 | `t"{x}"` | `f"{x}"` |
| 3.14 | `except A, B:` | `except (A, B):` |
| 3.15 | `lazy import json` | `import json` |
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.patterns import pattern

from .editing import Edit, apply, padded
from .formatted import Graft, rewrite_fields
from .literals import Literal, literal_around
from .python2 import looks_like_python2_except

# Each pattern begins with a word, which makes searching ten times as fast as with a line's
# beginning; `_code_matches` looks at what is before it.
_NAME = rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*"
_TYPE_STATEMENT = pattern(rb"type[ \t]+(" + _NAME + rb")[ \t]*(?:\[|=(?!=))")
_FUNCTION = pattern(rb"def[ \t]+(" + _NAME + rb"[ \t]*)\[")
_CLASS = pattern(rb"class[ \t]+(" + _NAME + rb"[ \t]*)\[")
_EXCEPT = pattern(rb"except\*?([ \t]+)([^:#(,\n]{1,99}(?:,[^:#(,\n]{1,99}){1,9}(?<!\s))([ \t]*):")
_LAZY_IMPORT = pattern(rb"lazy[ \t]+(import|from)\b")
_OPERATORS = frozenset({b"in", b"is", b"and", b"or", b"not", b"if", b"else"})
_MAX_UNCLOSED = 20
_BRACKET = pattern(rb"[\[\](){}]")


class Rewritten(NamedTuple):
    """The text without its newer syntax.

    `grafts` are to be put back into its tree; `found` names the syntax.
    """

    source: bytes
    grafts: tuple[Graft, ...]
    found: tuple[str, ...]


def rewrite(source: bytes, literals: list[Literal]) -> Rewritten | None:
    r"""Return `source` for this interpreter, or None if there is nothing to rewrite.

    `source` has \n for newlines and `literals` are its string literals and comments.
    """
    edits: list[Edit] = []
    grafts: tuple[Graft, ...] = ()
    found: dict[str, None] = {}
    if sys.version_info < (3, 12):
        if formatted := rewrite_fields(source, literals):
            edits += formatted.edits
            grafts = formatted.grafts
            found["nested quotes in an f-string"] = None
        for syntax, edit in _type_parameters(source, literals):
            edits.append(edit)
            found[syntax] = None
    if sys.version_info < (3, 14):
        for edit in _templates(source, literals):
            edits.append(edit)
            found["template string"] = None
        for edit in _exceptions(source, literals):
            edits.append(edit)
            found["except without parentheses"] = None
    if sys.version_info < (3, 15):
        for edit in _lazy_imports(source, literals):
            edits.append(edit)
            found["lazy import"] = None
    return Rewritten(apply(source, edits), grafts, tuple(found)) if edits else None


def _code_matches(
    pattern: re.Pattern[bytes], source: bytes, literals: list[Literal]
) -> Iterator[re.Match[bytes]]:
    """Yield the matches that begin a statement and are not part of a string or comment."""
    for match in pattern.finditer(source):
        start = match.start()
        line = source[source.rfind(b"\n", 0, start) + 1 : start].strip()
        if line in (b"", b"async") and not literal_around(literals, start):
            yield match


def _lazy_imports(source: bytes, literals: list[Literal]) -> Iterator[Edit]:
    for match in _code_matches(_LAZY_IMPORT, source, literals):
        yield Edit(match.start(), match.end(), padded(match[1], match[0]))


def _type_parameters(source: bytes, literals: list[Literal]) -> Iterator[tuple[str, Edit]]:
    unclosed = 0
    for start_of in (_TYPE_STATEMENT, _FUNCTION, _CLASS):
        for match in _code_matches(start_of, source, literals):
            is_statement = start_of is _TYPE_STATEMENT
            if is_statement and match[1] in _OPERATORS:
                continue
            start, end = match.start() if is_statement else match.end(1), match.end() - 1
            if source.startswith(b"[", end):
                closing = _closing_bracket(source, end, literals)
                if closing is None:
                    unclosed += 1
                    if unclosed > _MAX_UNCLOSED:
                        return
                    continue
                end = closing
            text = match[1] if is_statement else b""
            syntax = "type statement" if is_statement else "type parameters"
            yield syntax, Edit(start, end, padded(text, source[start:end]))


def _templates(source: bytes, literals: list[Literal]) -> Iterator[Edit]:
    for literal in literals:
        if b"t" in literal.prefix:
            end = literal.start + len(literal.prefix)
            prefix = source[literal.start : end]
            yield Edit(literal.start, end, prefix.replace(b"t", b"f").replace(b"T", b"F"))


def _exceptions(source: bytes, literals: list[Literal]) -> Iterator[Edit]:
    for match in _code_matches(_EXCEPT, source, literals):
        names = match[2]
        if looks_like_python2_except(names):
            continue
        # The opening parenthesis has the place of the blank before it, the closing one shifts
        # the colon; nothing but a one-line body follows on that line.
        start, end = match.start(1), match.end(3)
        yield Edit(start, end, b"(".rjust(len(match[1])) + names + b")" + match[3][1:])


def _closing_bracket(source: bytes, opening: int, literals: list[Literal]) -> int | None:
    """Return the offset behind the bracket that closes the one at `opening`."""
    depth = 0
    position = opening
    while bracket := _BRACKET.search(source, position):
        position = bracket.end()
        if inside := literal_around(literals, bracket.start()):
            position = inside.end
        elif bracket[0] in b"[({":
            depth += 1
        else:
            depth -= 1
            if not depth:
                return position
    return None
