"""Python 2 (and Python 3 before 3.7) rewritten to what this interpreter reads.

fissix rewrites what changed its grammar; names and modules stay, because `urllib2` is exactly
what we want to see. Its tokens remember where they stood, and that becomes the place map.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Container
from typing import Any, NamedTuple

from autodebt_lint.patterns import pattern

from .parsing import Failure, parse
from .places import Anchor, PlaceMap

# Every gap is bounded: a hostile line of a megabyte must not take quadratic time.
_SIGNS = pattern(
    rb"""^[ \t\f]*print(?:[ \t]+[^\s=.,:)\]]|[ \t]*(?:;|$)|[ \t]*>>|["'])
    |^[ \t\f]*print[ \t]*\(.{0,200}\)[ \t]*[,%]
    |[;:][ \t]{0,9}print(?:[ \t]{1,9}[^\s=.,:)\]]|[ \t]{0,9}(?:;|$)|["'])
    |^[ \t\f]*except\b(?:[^:\n(]{0,200}|[ \t]*\([^)\n]{0,200}\)[ \t]*),
    |\braise[ \t]+[^\n(,]{0,200}[\w)][ \t]*,
    |(?:^|[;:])[ \t\f]{0,99}exec(?:[ \t]{1,9}[\w"'(]|["'])
    |<>|`
    |(?<![\w.])(?:0[xX][\da-fA-F]{1,99}|\d{1,99})[lL]\b|(?<![\w.])0[0-7]{1,99}\b
    |(?<!\w)[uU][rR]["']
    |\bdef[ \t]+\w+[ \t]*\((?:[^()]{0,200},)?[ \t\n]{0,99}\(
    |\blambda[ \t]+(?:[^:()]{0,99},)?[ \t]{0,9}\(|\blambda\(
    |\bfor\b[^]\n]{0,99}\bin\b[^](\[{\n]{0,99},[^]\n]{0,99}\]
    |\basync[ \t]*[=.,:)(]|\.[ \t]*async\b|\b(?:def|import)[ \t]+async\b
    """,
    re.MULTILINE | re.VERBOSE,
)
_PRINT_FUNCTION = pattern(r"^from __future__ import .*\bprint_function\b", re.MULTILINE)
_UNICODE_LITERALS = pattern(r"^from __future__ import .*\bunicode_literals\b", re.MULTILINE)
_ESCAPE = pattern(r"(\\\\)|\\(?=[NuU])")
_SPACE = pattern(r"(?:[ \t\f]|\\$|#.*)*")

_FIXERS = tuple(
    f"fissix.fixes.fix_{name}"
    for name in ("except", "exec", "paren", "print", "raise", "repr", "tuple_params")
)

_MAX_LINE = 50_000
"""Bytes of code in one line. fissix takes quadratic time for the statements of a line."""

_MAX_BACKTICKS = 4_000
"""The same holds for elements of one list that have to be rewritten."""

_MAX_SIZE = 1_000_000
"""Bytes. fissix reads some 450 kB/s, and nobody writes this much by hand."""


class Translation(NamedTuple):
    """Python 2 text as a Python 3 tree, and the way back."""

    tree: ast.Module
    text: str
    places: PlaceMap


def looks_like_python2(source: bytes) -> bool:
    """Say whether to load fissix for text that Python 3 does not read.

    It is not, either, for text on which fissix would take minutes.

    `source` is without the texts of its string literals.
    """
    if len(source) > _MAX_SIZE or source.count(b"`") > _MAX_BACKTICKS:
        return False
    if len(source) > _MAX_LINE and any(
        len(line) - line.count(b"_") > _MAX_LINE for line in source.split(b"\n")
    ):
        return False
    return _SIGNS.search(source) is not None


def looks_like_python2_except(names: bytes) -> bool:
    """Say whether `names` of `except names:` are a class and a variable, as in Python 2.

    Python 3.14 allows the same form for two classes. A variable is a plain lower-case name.
    """
    last = names.rpartition(b",")[2].strip()
    return names.count(b",") == 1 and b"." not in last and last[:1].islower()


def translate(text: str, original: str) -> Translation | Failure:
    r"""Rewrite `text` to Python 3 and parse it.

    Both texts have \n for newlines. `original` is `text` before tabs of its indentation were
    expanded (or the same); places map to it.
    """
    grammars = (True, False) if _PRINT_FUNCTION.search(text) else (False, True)
    failure = Failure(1, "")
    for print_function in grammars:
        nodes: list[Any] = []
        try:
            root = _rewrite(text, nodes, print_function=print_function)
            if isinstance(root, Failure):
                failure = failure if failure.message else root
                continue
            translated, places = _Printer(text, original).print(root)
        except RecursionError:
            return Failure(1, "nested too deeply", too_deep=True)
        finally:
            _take_apart(nodes)
        tree = parse(translated)
        if isinstance(tree, ast.Module):
            return Translation(tree, translated, places)
        line = places.original(tree.line, 0)[0]
        failure = failure if failure.message else tree._replace(line=line)
    return failure


class _Fissix(NamedTuple):
    """The parts of fissix that are costly to set up."""

    tool: Any
    statement_driver: Any
    function_driver: Any


@functools.cache
def _fissix() -> _Fissix:
    import logging

    from fissix import pygram, pytree
    from fissix.pgen2.driver import Driver
    from fissix.refactor import RefactoringTool

    logger = logging.getLogger("RefactoringTool")
    return _Fissix(
        RefactoringTool(_FIXERS),
        Driver(pygram.python_grammar, convert=pytree.convert, logger=logger),
        Driver(pygram.python_grammar_no_print_statement, convert=pytree.convert, logger=logger),
    )


def _rewrite(text: str, nodes: list[Any], *, print_function: bool) -> Any:
    """Return the rewritten fissix tree, or a Failure; add all nodes there ever were to `nodes`."""
    from fissix.pgen2.parse import ParseError
    from fissix.pgen2.tokenize import TokenError

    fissix = _fissix()
    driver = fissix.function_driver if print_function else fissix.statement_driver
    try:
        root = driver.parse_string(text + "\n")
        root.future_features = {"print_function"} if print_function else set()
        nodes += root.pre_order()
        fissix.tool.refactor_tree(root, "")
        nodes += root.pre_order()
    except ParseError as error:
        _, (line, _) = error.context
        return Failure(line, error.msg)
    except TokenError as error:
        return Failure(error.args[1][0], error.args[0])
    except IndentationError as error:
        return Failure(error.lineno or 1, error.msg)
    except RecursionError:
        _fissix.cache_clear()
        return Failure(1, "nested too deeply", too_deep=True)
    except Exception as error:  # noqa: BLE001  a fixer's own bug must not cost us the file
        _fissix.cache_clear()
        return Failure(1, f"fissix: {error!r}")
    finally:
        fissix.tool.fixer_log.clear()
    return root


def _take_apart(nodes: list[Any]) -> None:
    """Undo the cycles of fissix trees: our workers run without the cyclic collector."""
    for node in nodes:
        node.parent = None
        node.children = ()


class _Printer:
    """Writes a fissix tree out and keeps account of where each token comes from."""

    def __init__(self, text: str, original: str) -> None:
        self.text_lines = text.split("\n")
        self.original_lines = original.split("\n") if original is not text else self.text_lines
        self.unicode = _UNICODE_LITERALS.search(text) is not None
        self.parts: list[str] = []
        self.rows: list[list[Anchor]] = [[]]
        self.row_count = 1
        self.column = 0
        self.seen = (1, 0)
        """End of the tokens written so far, in the text that fissix read."""

    def print(self, root: Any) -> tuple[str, PlaceMap]:
        from fissix.pgen2 import token

        layout = {token.INDENT, token.DEDENT, token.NEWLINE, token.ENDMARKER}
        names = {token.NAME}
        for leaf in root.leaves():
            self._write(leaf.prefix)
            if leaf.type in layout:
                self._write(leaf.value)
                if leaf.lineno and leaf.type == token.NEWLINE:
                    self.seen = max(self.seen, (leaf.lineno + 1, 0))
                continue
            if leaf.lineno:
                line, column = leaf.lineno, leaf.column
                self._anchor(line, column, leaf.value)
            else:
                self._anchor_added(leaf.value, is_name=leaf.type in names)
            self._write(self._modern(leaf.type, leaf.value, token))
        text = "".join(self.parts)
        rows = tuple(tuple(row) for row in self.rows)
        return text, PlaceMap(tuple(text.split("\n")), rows)

    def _write(self, part: str) -> None:
        self.parts.append(part)
        newlines = part.count("\n")
        if newlines:
            self.column = len(part) - part.rfind("\n") - 1
            # A token of several lines has its own anchors there, see _anchor.
            while len(self.rows) < self.row_count + newlines:
                self.rows.append([])
            self.row_count += newlines
        else:
            self.column += len(part)

    def _anchor(self, line: int, column: int, value: str) -> None:
        lines = value.split("\n")
        row = self.rows[-1]
        row.append(self._anchor_at(self.column, line, column, len(lines[0])))
        for offset, part in enumerate(lines[1:], 1):
            self.rows.append([self._anchor_at(0, line + offset, 0, len(part))])
        end_column = len(lines[-1]) + (column if len(lines) == 1 else 0)
        self.seen = max(self.seen, (line + len(lines) - 1, end_column))

    def _anchor_added(self, value: str, *, is_name: bool) -> None:
        """Give a token that the rewriting added the place of what it stands for."""
        line, column = self._next_place()
        if self.text_lines[line - 1].startswith(value, column):
            self._anchor(line, column, value)
            return
        if not is_name:
            line, column = self.seen
        self.rows[-1].append(self._anchor_at(self.column, line, column, 0))

    def _next_place(self) -> tuple[int, int]:
        line, column = self.seen
        while line <= len(self.text_lines):
            text = self.text_lines[line - 1]
            space = _SPACE.match(text, column)
            if space and space.end() < len(text):
                return line, space.end()
            line, column = line + 1, 0
        return self.seen

    def _anchor_at(self, column: int, line: int, read_column: int, length: int) -> Anchor:
        """Make an anchor; takes a place in the text that fissix read back to the original."""
        read, original = self.text_lines[line - 1], self.original_lines[line - 1]
        if read is not original and read != original:
            # Up to the end of its code, a line differs by the width of its indentation only.
            width, before = _indentation(read), _indentation(original)
            read_column = read_column - width + before if read_column >= width else 0
        return Anchor(column, line, read_column + 1, length)

    def _modern(self, kind: int, value: str, token: Any) -> str:
        """Spell one token as Python 3 does."""
        if kind == token.STRING:
            return self._modern_string(value)
        if kind == token.NUMBER:
            return _modern_number(value)
        if value == "<>":
            return "!="
        if kind == token.NAME and value in ("async", "await"):
            return value + "_"
        return value

    def _modern_string(self, value: str) -> str:
        quote = min(place for place in map(value.find, "'\"") if place >= 0)
        prefix, rest = value[:quote].lower(), value[quote:]
        if "b" in prefix and not rest.isascii():
            prefix = prefix.replace("b", "")
        if prefix == "ur":
            return "r" + rest
        if not prefix and not self.unicode and "\\" in rest:
            return _ESCAPE.sub(lambda match: match[1] or "\\\\", rest)
        return prefix + rest


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" \t\f"))


def _modern_number(value: str) -> str:
    digits = value.rstrip("lL")
    if digits.isdigit() and digits.startswith("0"):
        return f"0o{digits.lstrip('0') or '0'}"
    return digits


def expand_indentation(text: str, inside: Container[int]) -> str:
    """Return `text` with tabs of its indentation expanded to multiples of eight columns.

    That is how Python 2 reads them, while Python 3 refuses to guess. `inside` are the numbers
    (from 0) of lines that begin inside a string literal.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines):
        indentation = line[: _indentation(line)]
        if "\t" in indentation and number not in inside:
            lines[number] = indentation.expandtabs(8) + line[len(indentation) :]
    return "\n".join(lines)


def places_before_expansion(text: str, unexpanded: str) -> PlaceMap:
    """Map text with expanded indentation back to the text with its tabs."""
    lines = text.split("\n")
    rows = []
    for number, (line, original) in enumerate(zip(lines, unexpanded.split("\n"), strict=False), 1):
        width, before = _indentation(line), _indentation(original)
        rest = max(len(original) - before, len(line) - width)
        rows.append(
            (Anchor(0, number, 1, min(width, before)), Anchor(width, number, before + 1, rest))
        )
    return PlaceMap(tuple(lines), tuple(rows))
