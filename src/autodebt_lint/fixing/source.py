"""One file's text with its two trees: `ast` to decide by, LibCST to write by."""

import ast
import bisect
import functools
import io
import itertools
import tokenize
from collections.abc import Collection, Iterator
from typing import TypeVar

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.languages.python.places import locator
from autodebt_lint.languages.python.reading.depth import bound_depth
from autodebt_lint.languages.python.reading.parsing import Failure, parse
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

_TOO_DEEP = "the file is nested too deeply to be rewritten"
_LONE_RETURN = pattern(r"\r(?!\n)")
_INDEXED = (
    cst.Call,
    cst.Attribute,
    cst.Name,
    cst.SimpleString,
    cst.FormattedString,
    cst.ConcatenatedString,
    cst.Await,
    cst.BooleanOperation,
    cst.Integer,
    cst.Import,
    cst.ImportFrom,
    cst.SimpleStatementLine,
    cst.BaseCompoundStatement,
    cst.ExceptHandler,
)
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef | ast.Module

_Kind = TypeVar("_Kind", bound=cst.CSTNode)
_Node = TypeVar("_Node", bound=ast.AST)


class Text:
    """A file's text, and how to make a file of one again."""

    def __init__(self, data: bytes) -> None:
        """Decode a file as Python itself does.

        Raises:
            RefusedError: it is not what it says, or not Python 3.
        """
        try:
            self.encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
            self.text = data.decode(self.encoding)
        except (SyntaxError, UnicodeDecodeError, LookupError):
            raise RefusedError("the file is not in the encoding that it declares") from None
        if self.encode(self.text) != data:
            raise RefusedError("the file's encoding writes one text in several ways")
        if _LONE_RETURN.search(self.text) or "\0" in self.text:
            raise RefusedError("the file has lone carriage returns or NUL characters")
        self.tree = tree_of(self.text)

    def encode(self, text: str) -> bytes:
        """The bytes of a text in this file's encoding, with the mark that it had.

        Raises:
            RefusedError: the encoding has no such characters.
        """
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError:
            raise RefusedError("the file's encoding cannot write the change") from None


def tree_of(text: str) -> ast.Module:
    """Parse a text.

    Raises:
        RefusedError: it is not Python as this interpreter reads it.
    """
    tree = parse(text)
    if isinstance(tree, Failure):
        raise RefusedError(
            f"line {tree.line} is not Python as this interpreter reads it: {tree.message}"
        )
    return tree


class Source:
    """A file that is about to be changed."""

    def __init__(self, data: bytes) -> None:
        """Read a file.

        Raises:
            RefusedError: it cannot be read in full, or not be given back unchanged.
        """
        decoded = Text(data)
        self.encode = decoded.encode
        self.text = decoded.text
        self.tree = decoded.tree
        # LibCST dies of deep nesting by a signal, which no handler can catch.
        if bound_depth(self.tree, self.text.encode("utf-8", "surrogatepass")):
            raise RefusedError(_TOO_DEEP)
        try:
            self.module = cst.parse_module(self.text)
            unchanged = self.module.code == self.text
        except cst.ParserSyntaxError:
            raise RefusedError("LibCST cannot read the file") from None
        except RecursionError:
            raise RefusedError(_TOO_DEEP) from None
        if not unchanged:
            raise RefusedError("LibCST does not give the file back as it was")
        self._locate = locator(self.text, None)
        self._syntax = _Syntax(self.module, self.tree)
        self._parents = {
            child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)
        }
        self._calls = {
            self._locate(node): node for node in ast.walk(self.tree) if isinstance(node, ast.Call)
        }

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """Every name that the file binds or reads, in whatever way."""
        return names_in(self.tree)

    # Decisions, by `ast`

    def call(self, place: Place) -> ast.Call:
        """The call at a place.

        Raises:
            RefusedError: there is none.
        """
        found = self._calls.get(place)
        if found is None:
            raise RefusedError("the call was not found at its place")
        return found

    def node(self, place: Place, kind: type[_Node]) -> _Node:
        """The first node of some kind at a place.

        Raises:
            RefusedError: there is none.
        """
        for node in ast.walk(self.tree):
            if isinstance(node, kind) and self._locate(node) == place:  # type: ignore[arg-type]
                return node
        raise RefusedError("what is to be changed was not found at its place")

    def place(self, node: ast.expr | ast.stmt | ast.excepthandler) -> Place:
        """The place of a node."""
        return self._locate(node)

    def parent(self, node: ast.AST) -> ast.AST:
        """What a node stands in; the module for itself."""
        return self._parents.get(node, self.tree)

    def parents(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node stands in, from the inside out."""
        while node in self._parents:
            node = self._parents[node]
            yield node

    def scope(self, node: ast.AST) -> Scope:
        """The function, class or module whose names a node uses first."""
        return next((it for it in self.parents(node) if isinstance(it, Scope)), self.tree)

    def statement(self, node: ast.AST) -> ast.stmt:
        """The innermost statement that holds a node."""
        return next(it for it in (node, *self.parents(node)) if isinstance(it, ast.stmt))

    # Changes, by LibCST

    def syntax(self, place: Place, *kinds: type[_Kind]) -> _Kind:
        """The syntax of one of some kinds at a place.

        Raises:
            RefusedError: LibCST sees none there.
        """
        end = (place.end_line, place.end_column)
        for node, *its_end in self._syntax.at(place):
            if isinstance(node, kinds) and tuple(its_end) == end:
                return node
        raise RefusedError("LibCST sees another syntax at the place of the finding")

    def statements_without(self, nodes: Collection[cst.CSTNode]) -> Iterator[cst.BaseStatement]:
        """Statements of the module that hold none of some nodes, nor are one of them."""
        for number, (_, _, statement) in enumerate(self._syntax.statements):
            if statement not in nodes and number not in self._syntax.asked:
                yield statement

    def statement_line(self, statement: ast.stmt) -> cst.SimpleStatementLine:
        """The line of a simple statement that stands alone on it.

        Raises:
            RefusedError: it shares its line.
        """
        place = self._locate(statement)
        for node, *_ in self._syntax.at(place):
            if isinstance(node, cst.SimpleStatementLine) and len(node.body) == 1:
                return node
        raise RefusedError("the statement shares its line with others")

    def top(self, statement: ast.stmt) -> cst.SimpleStatementLine | cst.BaseCompoundStatement:
        """The syntax of a statement, or of the line that begins with it.

        Raises:
            RefusedError: LibCST sees none there.
        """
        place = self._locate(statement)
        for node, *_ in self._syntax.at(place):
            if isinstance(node, cst.SimpleStatementLine | cst.BaseCompoundStatement):
                return node
        raise RefusedError("LibCST sees another syntax at the place of the finding")


_Found = list[tuple[cst.CSTNode, int, int]]


class _Syntax:
    """The syntax that may be changed, by where it begins.

    Places are worked out for one statement of the module at a time, when they are asked for: for
    all of a long file that takes as long as to parse it.
    """

    def __init__(self, module: cst.Module, tree: ast.Module) -> None:
        self._module = module
        self.statements: list[tuple[int, ast.stmt, cst.BaseStatement]] = []
        self._done: dict[int, dict[tuple[int, int], _Found]] = {}
        waiting = iter(tree.body)
        for node in module.body:
            assert isinstance(node, cst.BaseStatement)
            count = len(node.body) if isinstance(node, cst.SimpleStatementLine) else 1
            these = list(itertools.islice(waiting, count))
            if len(these) != count:
                raise RefusedError("LibCST sees other statements than Python does")
            decorators = getattr(these[0], "decorator_list", None)
            first = decorators[0].lineno if decorators else these[0].lineno
            self.statements.append((first, these[0], node))
        if next(waiting, None) is not None:
            raise RefusedError("LibCST sees other statements than Python does")

    def holder(self, line: int) -> int:
        """Number of the statement of the module in which a line lies."""
        return bisect.bisect_right(self.statements, line, key=lambda it: it[0]) - 1

    @property
    def asked(self) -> Collection[int]:
        """Numbers of the statements in which something was looked for."""
        return self._done.keys()

    def at(self, place: Place) -> _Found:
        """The syntax that begins at a place, each with the line and the column of its end."""
        number = self.holder(place.line)
        if number < 0:
            return []
        if number not in self._done:
            self._done[number] = self._located(*self.statements[number][1:])
        return self._done[number].get((place.line, place.column), [])

    def _located(
        self, statement: ast.stmt, node: cst.BaseStatement
    ) -> dict[tuple[int, int], _Found]:
        found: dict[tuple[int, int], _Found] = {}
        alone = self._module.with_changes(header=(), body=[node], footer=())
        positions = MetadataWrapper(alone, unsafe_skip_copy=True).resolve(PositionProvider)
        above = statement.lineno - positions[node].start.line
        for inner, position in positions.items():
            if isinstance(inner, _INDEXED):
                start, end = position.start, position.end
                found.setdefault((start.line + above, start.column + 1), []).append(
                    (inner, end.line + above, end.column + 1)
                )
        return found


def _names(tree: ast.AST) -> Iterator[str]:
    """Every name that a tree binds or reads, in whatever way."""
    for node in ast.walk(tree):
        for field in ("id", "arg", "name", "asname", "attr"):
            found = getattr(node, field, None)
            if isinstance(found, str):
                yield from found.split(".")
        if isinstance(node, ast.Global | ast.Nonlocal):
            yield from node.names
        if isinstance(node, ast.MatchMapping) and node.rest:
            yield node.rest


def names_in(tree: ast.AST) -> frozenset[str]:
    """Every name that a tree binds or reads, in whatever way."""
    return frozenset(_names(tree))
