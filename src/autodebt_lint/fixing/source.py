"""One file's text with its two trees: `ast` to decide by, LibCST to write by."""

import ast
import io
import tokenize
from collections.abc import Iterator
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
    cst.Import,
    cst.ImportFrom,
    cst.SimpleStatementLine,
    cst.BaseCompoundStatement,
    cst.ExceptHandler,
)
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef | ast.Module

_Syntax = TypeVar("_Syntax", bound=cst.CSTNode)
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
        if bound_depth(tree_of(self.text), self.text.encode("utf-8", "surrogatepass")):
            raise RefusedError(_TOO_DEEP)
        try:
            self.module = cst.parse_module(self.text)
            unchanged = self.module.code == self.text
            self._index = _index(self.module)
        except cst.ParserSyntaxError:
            raise RefusedError("LibCST cannot read the file") from None
        except RecursionError:
            raise RefusedError(_TOO_DEEP) from None
        if not unchanged:
            raise RefusedError("LibCST does not give the file back as it was")
        self._locate = locator(self.text, None)
        self._parents = {
            child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)
        }
        self._calls = {
            self._locate(node): node for node in ast.walk(self.tree) if isinstance(node, ast.Call)
        }
        self.names = frozenset(_names(self.tree))

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

    def syntax(self, place: Place, *kinds: type[_Syntax]) -> _Syntax:
        """The syntax of one of some kinds at a place.

        Raises:
            RefusedError: LibCST sees none there.
        """
        end = (place.end_line, place.end_column)
        for node, *its_end in self._index.get((place.line, place.column), ()):
            if isinstance(node, kinds) and tuple(its_end) == end:
                return node
        raise RefusedError("LibCST sees another syntax at the place of the finding")

    def statement_line(self, statement: ast.stmt) -> cst.SimpleStatementLine:
        """The line of a simple statement that stands alone on it.

        Raises:
            RefusedError: it shares its line.
        """
        place = self._locate(statement)
        for node, *_ in self._index.get((place.line, place.column), ()):
            if isinstance(node, cst.SimpleStatementLine) and len(node.body) == 1:
                return node
        raise RefusedError("the statement shares its line with others")

    def top(self, statement: ast.stmt) -> cst.SimpleStatementLine | cst.BaseCompoundStatement:
        """The syntax of a statement, or of the line that begins with it.

        Raises:
            RefusedError: LibCST sees none there.
        """
        place = self._locate(statement)
        for node, *_ in self._index.get((place.line, place.column), ()):
            if isinstance(node, cst.SimpleStatementLine | cst.BaseCompoundStatement):
                return node
        raise RefusedError("LibCST sees another syntax at the place of the finding")


_Index = dict[tuple[int, int], list[tuple[cst.CSTNode, int, int]]]


def _index(module: cst.Module) -> _Index:
    """The syntax that may be changed, by line and column where it begins."""
    found: _Index = {}
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    for node, position in wrapper.resolve(PositionProvider).items():
        if isinstance(node, _INDEXED):
            start, end = position.start, position.end
            found.setdefault((start.line, start.column + 1), []).append(
                (node, end.line, end.column + 1)
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
