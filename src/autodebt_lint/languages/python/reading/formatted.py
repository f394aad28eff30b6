"""F-strings of Python 3.12 (PEP 701) for interpreters that cannot read them.

Before 3.12, a replacement field could hold neither the quote of its string, nor a backslash, a
comment or (in a single-quoted string) a newline. Such a field's expression is swapped for a name
that no program has; when the file is parsed, the expression, parsed on its own, takes the
name's place in the tree.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import NamedTuple

from .editing import Edit
from .literals import Field, Literal
from .parsing import Failure, parse

_MARK = "\N{LATIN LETTER BILABIAL CLICK}"


class Graft(NamedTuple):
    """An expression that was taken out of an f-string.

    `line` counts from 1, `column` from 0 in bytes.
    """

    name: str
    expression: bytes
    line: int
    column: int


class Formatted(NamedTuple):
    """Edits that take expressions out of f-strings, and the expressions."""

    edits: tuple[Edit, ...]
    grafts: tuple[Graft, ...]


def rewrite_fields(source: bytes, literals: list[Literal]) -> Formatted | None:
    """Find the fields that an older parser would stumble over; None if there are none."""
    edits: list[Edit] = []
    grafts: list[Graft] = []
    line, position = 1, 0
    for literal in literals:
        for field in literal.fields:
            expression = source[field.start : field.end]
            if not _is_too_new(expression, literal.quote):
                continue
            name = f"{_MARK}{len(grafts)}"
            line += source.count(b"\n", position, field.start)
            position = field.start
            column = position - (source.rfind(b"\n", 0, position) + 1)
            grafts.append(Graft(name, expression, line, column))
            edits.append(_swap(field, expression, name.encode(), literal.quote))
    return Formatted(tuple(edits), tuple(grafts)) if edits else None


def graft(tree: ast.Module, expressions: Mapping[str, ast.expr]) -> None:
    """Put parsed expressions back where their names stand in `tree`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Name):
            node.value = expressions.get(node.value.id, node.value)


def move(node: ast.expr, line: int, column: int) -> ast.expr:
    """Shift an expression parsed at line 1, column 1 (behind a parenthesis) to its place."""
    for part in ast.walk(node):
        if isinstance(part, ast.expr | ast.keyword | ast.arg):
            if part.lineno == 1:
                part.col_offset += column - 1
            if part.end_lineno == 1 and part.end_col_offset is not None:
                part.end_col_offset += column - 1
            part.lineno += line - 1
            if part.end_lineno is not None:
                part.end_lineno += line - 1
    return node


def _is_too_new(expression: bytes, quote: bytes) -> bool:
    if (b"'" in expression or b'"' in expression) and isinstance(
        parse(f"({expression.decode()}\n)"), Failure
    ):
        return True  # an f-string inside it is
    return (
        quote in expression
        or b"\\" in expression
        or b"#" in expression
        or (len(quote) == 1 and b"\n" in expression)
    )


def _swap(field: Field, expression: bytes, name: bytes, quote: bytes) -> Edit:
    lines = expression.split(b"\n")
    if len(lines) == 1:
        return Edit(field.start, field.end, name.ljust(len(expression)))
    breaks = b"\n" * (len(lines) - 1)
    if len(quote) == 3:
        return Edit(field.start, field.end, name + breaks + b" " * len(lines[-1]))
    # No newline in a field, no backslash either: the line breaks go before its brace.
    breaks = b"\\\n" * (len(lines) - 1)
    room = len(lines[-1]) - 1
    return Edit(field.start - 1, field.end, breaks + b"{" + name.rjust(room))
