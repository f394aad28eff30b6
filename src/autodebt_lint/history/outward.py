"""What of a script its surroundings can see: whether an edit can matter to the modules it imports.

A module that is imported may be judged by how it is called. Of the file that calls it only those
statements count that use it, whatever uses these, and what all of them are made of. An edit that
leaves them as they were, blank lines and comments aside, changes nothing elsewhere.
"""

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

_OPAQUE = (b"globals(", b"exec(", b"eval(", b"__import__", b"importlib", b"__all__", b"setattr(")
"""Where one of these stands, names alone do not tell what uses what."""


class Outward(NamedTuple):
    """A source text without its comments."""

    tree: ast.Module
    lines: int
    seen: str
    """The statements that the modules it imports can see, without their places."""

    def is_as(self, other: "Outward") -> bool:
        """Whether all statements are the same and stand where they stood: other files' links point at them."""
        return self.lines == other.lines and (
            ast.dump(self.tree, include_attributes=True)
            == ast.dump(other.tree, include_attributes=True)
        )


class _Statement(NamedTuple):
    node: ast.stmt
    binds: frozenset[str]
    mentions: frozenset[str]
    takes_in: bool
    """Holds an import, or the bare name, of a module that may be the project's own."""
    is_plain: bool
    """Does something when the module is loaded, beyond defining a function or a class."""


def outward(text: bytes, is_own: Callable[[str], bool]) -> Outward | None:
    """Look at a source text; None where it cannot be told what its surroundings see.

    Args:
        text: the content of a Python file.
        is_own: tells of an imported dotted name, with its leading dots, whether it may be a
            module of the project, or something in one.
    """
    if any(word in text for word in _OPAQUE):
        return None
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    try:
        statements = [_statement(node, is_own) for node in tree.body]
        if any(item.takes_in and "*" in item.binds for item in statements):
            return None
        wanted = _seen(statements)
        return Outward(
            tree,
            text.count(b"\n"),
            "\n".join(
                ast.dump(item.node)
                for at, item in enumerate(statements)
                if at in wanted or isinstance(item.node, ast.Import | ast.ImportFrom)
            ),
        )
    except RecursionError:
        return None


def _statement(node: ast.stmt, is_own: Callable[[str], bool]) -> _Statement:
    binds: set[str] = set()
    mentions: set[str] = set()
    own: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            mentions.add(inner.id)
            if is_own(inner.id):
                own.add(inner.id)  # even where nothing here binds it
            if isinstance(inner.ctx, ast.Store | ast.Del):
                binds.add(inner.id)
        elif isinstance(inner, ast.Import | ast.ImportFrom):
            for name, bound in _imported(inner):
                binds.add(bound)
                if is_own(name):
                    own.add(bound)
        elif isinstance(inner, ast.Global | ast.Nonlocal):
            binds.update(inner.names)
        elif isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            binds.add(inner.name)
    is_definition = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    is_import = isinstance(node, ast.Import | ast.ImportFrom)
    return _Statement(
        node,
        frozenset(binds if not is_import or own else ()),
        frozenset(mentions),
        bool(own),
        not is_definition and not is_import,
    )


def _imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """Dotted names that a statement imports, and what they are called here."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name, alias.asname or alias.name.partition(".")[0]
        return
    lead = "." * node.level + (node.module or "")
    for alias in node.names:
        joint = "" if lead.endswith(".") or not lead else "."
        yield f"{lead}{joint}{alias.name}", alias.asname or alias.name


def _seen(statements: list[_Statement]) -> set[int]:
    """Numbers of the statements that use what is the project's, and of what those are made of."""
    found = {at for at, item in enumerate(statements) if item.takes_in}
    names = {name for at in found for name in statements[at].binds}
    while True:
        more = {
            at
            for at, item in enumerate(statements)
            if at not in found and not item.mentions.isdisjoint(names)
        }
        if not more:
            break
        found |= more
        names |= {name for at in more for name in statements[at].binds}
    if not found:
        return found
    made_of = {name for at in found for name in statements[at].mentions}
    while True:
        more = {
            at
            for at, item in enumerate(statements)
            if at not in found
            and not (item.mentions | item.binds if item.is_plain else item.binds).isdisjoint(
                made_of
            )
        }
        if not more:
            return found
        found |= more
        made_of |= {name for at in more for name in statements[at].mentions}
