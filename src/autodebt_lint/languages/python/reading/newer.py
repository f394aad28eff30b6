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

from .editing import Edit, apply, padded
from .formatted import Graft, rewrite_fields
from .literals import Literal, literal_around
from .python2 import looks_like_python2_except

_NAME = rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*"
_TYPE_STATEMENT = re.compile(
    rb"^[ \t\f]*(type[ \t]+(" + _NAME + rb")[ \t]*)(\[|=(?!=))", re.MULTILINE
)
_HEADER = re.compile(
    rb"^[ \t\f]*(?:(?:async[ \t]+)?def|class)[ \t]+" + _NAME + rb"[ \t]*(\[)", re.MULTILINE
)
_EXCEPT = re.compile(
    rb"^[ \t\f]*except\b\*?([ \t]+)([^:#(\n]{1,200},[^:#\n]{0,200}[^:#\s,])([ \t]*):", re.MULTILINE
)
_LAZY_IMPORT = re.compile(rb"^[ \t\f]*(lazy[ \t]+(import|from))\b", re.MULTILINE)
_OPERATORS = frozenset({b"in", b"is", b"and", b"or", b"not", b"if", b"else"})
_MAX_UNCLOSED = 20
_BRACKET = re.compile(rb"[\[\](){}]")


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


def _lazy_imports(source: bytes, literals: list[Literal]) -> Iterator[Edit]:
    for match in _code_matches(_LAZY_IMPORT, source, literals):
        yield Edit(match.start(1), match.end(1), padded(match[2], match[1]))


def _code_matches(
    pattern: re.Pattern[bytes], source: bytes, literals: list[Literal]
) -> Iterator[re.Match[bytes]]:
    """Yield the matches that are not part of a string or comment."""
    for match in pattern.finditer(source):
        if not literal_around(literals, match.start(1)):
            yield match


def _type_parameters(source: bytes, literals: list[Literal]) -> Iterator[tuple[str, Edit]]:
    unclosed = 0
    for pattern, syntax in ((_TYPE_STATEMENT, "type statement"), (_HEADER, "type parameters")):
        for match in _code_matches(pattern, source, literals):
            name = match[2] if pattern is _TYPE_STATEMENT else b""
            start, end = match.span(1)
            if name in _OPERATORS:
                continue
            if source.startswith(b"[", match.end() - 1):
                closing = _closing_bracket(source, match.end() - 1, literals)
                if closing is None:
                    unclosed += 1
                    if unclosed > _MAX_UNCLOSED:
                        return
                    continue
                end = closing
            yield syntax, Edit(start, end, padded(name, source[start:end]))


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
