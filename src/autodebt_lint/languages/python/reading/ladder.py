"""From a text to a tree, one rung after the other, the cheap ones first.

1. the interpreter's own parser, which reads nearly everything (`reader` asks it);
2. endless `elif` chains divided, odd spaces replaced, newer syntax rewritten down;
3. Python 2, through fissix;
4. what is foreign to Python blanked;
5. recovery, statement by statement.

LibCST has no place here: the one thing it could add to the second rung, replacement fields of
f-strings, `formatted` does without moving anything; and on deep nesting LibCST dies by a signal,
which no handler can catch.
"""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from autodebt_lint.patterns import pattern

from . import newer, python2
from .depth import MAX_ELIF, bound_depth
from .editing import Edit, apply
from .foreign import Cleaned, blank_foreign, replace_odd_spaces
from .formatted import Graft, graft, move
from .literals import Literal, find_literals, lines_inside, literal_around, without_text
from .outcome import Dialect, Loss, Reading
from .parsing import Failure, parse, with_unix_newlines
from .places import PlaceMap
from .recovery import recover

_ELIF = pattern(rb"^([ \t\f]*)elif\b", re.MULTILINE)
_INDENTED = pattern(rb"(?:[ \t\f]*(?:#.*)?\n)*+[ \t]+[^\s#]")
_MAX_GRAFTING = 20
_LAST_RESORTS = 5
_MAX_LOSSES = 200


def climb_down(text: str, losses: tuple[Loss, ...], refused: Failure) -> Reading:
    """Read a text that the interpreter's own parser has refused; never raises."""
    return _Climb(text, losses, refused).read()


class _Climb:
    r"""The way down for one text that the parser refused.

    `source` is the text as UTF-8 with \n for newlines, rewritten further on each rung. Rewriting
    keeps the place of everything, but for tabs of indentation (`unexpanded` is the text that
    still has them) and Python 2, where a map leads back.
    """

    def __init__(self, text: str, losses: tuple[Loss, ...], failure: Failure) -> None:
        self.text = text
        self.source = with_unix_newlines(text).encode()
        self.literals = find_literals(self.source)
        self.unexpanded: str | None = None
        self.dialect = Dialect.PYTHON3
        self.losses = list(losses)
        self.line = failure.line
        self.failure: Failure | None = failure
        """The parser's answer to `source`, None while it has not been asked."""

    def read(self) -> Reading:
        """Go down until a rung holds."""
        if self.failure and self.failure.too_deep:
            self._divide_chains()
        self._take(replace_odd_spaces(self.source, self.literals))
        if reading := self._attempt():
            return reading
        if self._take(blank_foreign(self.source, self.literals)) and (reading := self._attempt()):
            return reading
        return self._recover()

    def _attempt(self) -> Reading | None:
        """Read `source` as this, a newer or an older Python."""
        if tree := self._parse():
            return self._reading(tree, self.source)
        if self._expand_tabs() and (tree := self._parse()):
            self.dialect = Dialect.PYTHON2
            self._note("tabs and spaces mixed, as only Python 2 allows: rewritten")
            return self._reading(tree, self.source)
        if not python2.looks_like_python2(without_text(self.source, self.literals)):
            return None
        text = self.source.decode()
        translation = python2.translate(text, self.unexpanded or text)
        if isinstance(translation, Failure):
            self.failure = translation
            return None
        self.dialect = Dialect.PYTHON2
        self._note("Python 2: rewritten")
        return self._reading(translation.tree, translation.text.encode(), translation.places)

    def _parse(self) -> ast.Module | None:
        if self.failure is None:
            tree = parse(self.source.decode())
            if isinstance(tree, ast.Module):
                return tree
            self.failure = tree
        if _INDENTED.match(self.source) and (indented := _parse_indented(self.source)):
            self.dialect = Dialect.RECOVERED
            self._note("the whole file is indented: read as if it were not")
            return indented
        found = _parse_newer(self.source, self.literals)
        if found is None:
            return None
        tree, syntax, lost = found
        if self.dialect is Dialect.PYTHON3:
            self.dialect = Dialect.NEWER
        self._note(f"newer syntax than this Python has ({', '.join(syntax)}): rewritten")
        self.losses += lost
        return tree

    def _recover(self) -> Reading:
        """Blank what is broken, statement by statement, and read the rest."""
        older = python2.looks_like_python2(without_text(self.source, self.literals))
        recovered = recover(self.source, self.literals, _refusal_older if older else _refusal)
        self.dialect = Dialect.RECOVERED
        self.losses += recovered.losses
        self._replace(recovered.text.encode())
        for _ in range(_LAST_RESORTS):
            reading = self._attempt()
            if reading and reading.tree:
                if all(isinstance(statement, ast.Pass) for statement in reading.tree.body):
                    break
                return reading
            # Each statement could be read, but not all of them in a row.
            line, message, _ = self.failure or Failure(1, "")
            self.losses.append(Loss(line, f"line {line} could not be read: {message}", lost=True))
            lines = self.source.split(b"\n")
            if line > len(lines):
                break
            lines[line - 1] = b""
            self._replace(b"\n".join(lines))
        return Reading(None, self.text, Dialect.NONE, _told(self.losses))

    def _reading(self, tree: ast.Module, source: bytes, places: PlaceMap | None = None) -> Reading:
        if places is None and self.unexpanded is not None:
            places = python2.places_before_expansion(source.decode(), self.unexpanded)
        for loss in bound_depth(tree, source):
            line = places.original(loss.line, 0)[0] if places else loss.line
            self.losses.append(Loss(line, loss.message, loss.lost))
        return Reading(tree, self.text, self.dialect, _told(self.losses), places)

    def _note(self, message: str) -> None:
        self.losses.append(Loss(self.line, message, lost=False))

    def _take(self, cleaned: Cleaned | None) -> bool:
        if cleaned is None:
            return False
        self._replace(cleaned.source)
        self.losses += cleaned.losses
        self.dialect = Dialect.RECOVERED
        return True

    def _replace(self, source: bytes) -> None:
        self.source = source
        self.literals = find_literals(source)
        self.failure = None

    def _expand_tabs(self) -> bool:
        if b"\t" not in self.source or self.unexpanded is not None:
            return False
        text = self.source.decode()
        expanded = python2.expand_indentation(text, lines_inside(self.source, self.literals))
        if expanded == text:
            return False
        self.unexpanded = text
        self._replace(expanded.encode())
        return True

    def _divide_chains(self) -> None:
        """Let every so many-th `elif` of an indentation begin a new `if`, in the same place."""
        counts: dict[bytes, int] = {}
        edits = []
        for found in _ELIF.finditer(self.source):
            indentation, start = found[1], found.end(1)
            if literal_around(self.literals, start):
                continue
            counts[indentation] = counts.get(indentation, 0) + 1
            if counts[indentation] % MAX_ELIF == 0:
                edits.append(Edit(start, found.end(), b"if  "))
        if edits:
            self._replace(apply(self.source, edits))


def _told(losses: list[Loss]) -> tuple[Loss, ...]:
    """Return the losses in the order of lines, and no more than anybody would read."""
    ordered = sorted(losses, key=_line_of)
    told, rest = ordered[:_MAX_LOSSES], ordered[_MAX_LOSSES:]
    if rest:
        lost = any(loss.lost for loss in rest)
        told.append(Loss(rest[0].line, f"{len(rest)} more such places", lost))
    return tuple(told)


def _line_of(loss: Loss) -> int:
    return loss.line


class _NewerTree(NamedTuple):
    tree: ast.Module
    syntax: tuple[str, ...]
    lost: tuple[Loss, ...]


def _parse_newer(source: bytes, literals: list[Literal], nesting: int = 0) -> _NewerTree | None:
    """Parse `source` after rewriting its newer syntax; None if there is none or that fails."""
    rewritten = newer.rewrite(source, literals)
    if rewritten is None:
        return None
    tree = parse(rewritten.source.decode())
    if isinstance(tree, Failure):
        return None
    if not rewritten.grafts:
        return _NewerTree(tree, rewritten.found, ())
    lost = []
    expressions = {}
    for piece in rewritten.grafts:
        expression = _parse_expression(piece, nesting)
        if expression is None:
            expression = ast.Constant(
                value=...,
                lineno=piece.line,
                col_offset=piece.column,
                end_lineno=piece.line,
                end_col_offset=piece.column,
            )
            message = "expression in an f-string could not be read"
            lost.append(Loss(piece.line, message, lost=True))
        expressions[piece.name] = expression
    graft(tree, expressions)
    return _NewerTree(tree, rewritten.found, tuple(lost))


def _parse_indented(source: bytes) -> ast.Module | None:
    """Parse a text that is indented as a whole, as if pasted from the middle of another."""
    tree = parse("if 1:\n" + source.decode())
    if isinstance(tree, Failure) or len(tree.body) != 1 or not isinstance(tree.body[0], ast.If):
        return None
    tree.body = tree.body[0].body
    ast.increment_lineno(tree, -1)
    return tree


def _parse_expression(piece: Graft, nesting: int) -> ast.expr | None:
    source = b"(" + piece.expression + b"\n)"
    tree: ast.Module | Failure | None = parse(source.decode())
    if isinstance(tree, Failure):
        if nesting == _MAX_GRAFTING:
            return None
        inner = _parse_newer(source, find_literals(source), nesting + 1)
        tree = inner.tree if inner and not inner.lost else None
    if tree and len(tree.body) == 1 and isinstance(tree.body[0], ast.Expr):
        return move(tree.body[0].value, piece.line, piece.column)
    return None


def _refusal(text: str) -> Failure | None:
    """Say why `text` cannot be read, None if it can."""
    tree = parse(text)
    if isinstance(tree, ast.Module):
        return None
    source = text.encode()
    return None if _parse_newer(source, find_literals(source)) else tree


def _refusal_older(text: str) -> Failure | None:
    """The same for text that may be Python 2."""
    refusal = _refusal(text)
    if refusal is None or refusal.too_deep:
        return refusal
    source = text.encode()
    if not python2.looks_like_python2(without_text(source, find_literals(source))):
        return refusal
    translation = python2.translate(text, text)
    return translation if isinstance(translation, Failure) else None
