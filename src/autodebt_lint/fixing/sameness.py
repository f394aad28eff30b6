"""Outside of the changes the syntax tree is the same: told by undoing them in both trees.

A change that was meant is undone wherever it is found, before as well as after; then the trees must
be equal, and it must have been found so many times more as it was made.
"""

import ast
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, TypeAlias

from autodebt_lint.fixing.refusal import RefusedError

_Kind: TypeAlias = Literal[
    "keyword",
    "argument",
    "statement",
    "expression",
    "import",
    "checked",
    "held",
    "raised",
    "decorator",
    "text",
]


class Allowed(NamedTuple):
    """A change that was meant."""

    kind: _Kind
    """Tells what `what` and `instead` say:

    ``keyword``     an argument, and its value, or several of which it may be any, one a line
    ``argument``    the keyword of an argument, and what it was
    ``statement``   a statement of the module, or of a class
    ``expression``  an expression, and what stood in its place
    ``import``      a name that an import brings: ``collections.abc.Mapping as Mapping``, and the one
                    that it brought before
    ``checked``     the method that asks a response to raise
    ``held``        a variable that holds a response, used once by the next statement
    ``raised``      a handler's statements, and what they were
    ``decorator``   a decorator of a function
    ``text``        a part of a text, and what it was
    """
    what: str
    instead: str = ""


def confirm(before: ast.Module, after: ast.Module, meant: Mapping[Allowed, int]) -> None:
    """Make sure that two trees differ in what was meant and in nothing else; both are used up.

    Raises:
        RefusedError: they differ in something else.
    """
    order = list(_UNDO)
    for change, times in sorted(
        meant.items(), key=lambda item: (order.index(item[0].kind), -len(item[0].what))
    ):
        undo = _UNDO[change.kind](change)
        before, first = undo.done(before)
        after, second = undo.done(after)
        if second - first != times:
            raise RefusedError("the change was not found in the syntax tree as it was meant")
    if ast.dump(before) != ast.dump(after):
        raise RefusedError("the syntax tree would change outside of the repair")


class _Undo(ast.NodeTransformer):
    """Undoes one change wherever it is found, and counts."""

    def __init__(self, change: Allowed) -> None:
        self.change = change
        self.count = 0

    def done(self, tree: ast.Module) -> tuple[ast.Module, int]:
        self.count = 0
        undone = self.visit(tree)
        assert isinstance(undone, ast.Module)
        return undone, self.count


class _Keyword(_Undo):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        counted, *others = self.change.instead.split("\n")
        kept = []
        for keyword in node.keywords:
            value = ast.unparse(keyword.value) if keyword.arg == self.change.what else ""
            if value and value in {counted, *others}:
                self.count += value == counted
            else:
                kept.append(keyword)
        node.keywords = kept
        return node


class _Statement(_Undo):
    def visit_Module(self, node: ast.Module) -> ast.AST:
        self._leave_out(node)
        for statement in node.body:
            if isinstance(statement, ast.ClassDef):
                self._leave_out(statement)
        return node

    def _leave_out(self, node: ast.Module | ast.ClassDef) -> None:
        kept = [it for it in node.body if ast.unparse(it) != self.change.what]
        self.count += len(node.body) - len(kept)
        node.body = kept


class _Expression(_Undo):
    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.expr) and not isinstance(
            getattr(node, "ctx", None), ast.Store | ast.Del
        ):
            written = ast.unparse(node)
            if written in {self.change.what, self.change.instead}:
                self.count += written == self.change.what
                return ast.Name("_", ast.Load())
        self.generic_visit(node)
        return node


class _Import(_Undo):
    """Imports of both names are taken away; a statement that brings nothing else goes, too."""

    def _kept(self, node: ast.Import | ast.ImportFrom) -> ast.AST | None:
        kept = []
        for alias in node.names:
            written = imported(node, alias)
            if written == self.change.what:
                self.count += 1
            elif written != self.change.instead:
                kept.append(alias)
        if len(kept) == len(node.names):
            return node
        node.names = kept
        return node if kept else None

    def visit_Import(self, node: ast.Import) -> ast.AST | None:
        return self._kept(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST | None:
        return self._kept(node)


def imported(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> str:
    """Write what one name of an import brings: ``a.b.c as d``."""
    prefix = ""
    if isinstance(node, ast.ImportFrom):
        prefix = f"{'.' * node.level}{node.module or ''}."
    return f"{prefix}{alias.name} as {alias.asname or alias.name}"


class _Argument(_Undo):
    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        self.generic_visit(node)
        if node.arg == self.change.what:
            self.count += 1
            node.arg = self.change.instead
        return node


class _Checked(_Undo):
    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        called = node.value
        if not (
            isinstance(called, ast.Call)
            and not called.args
            and not called.keywords
            and isinstance(called.func, ast.Attribute)
            and called.func.attr == self.change.what
        ):
            return node
        self.count += 1
        asked = called.func.value
        return ast.Expr(asked) if isinstance(asked, ast.Call | ast.Await) else None


class _Held(_Undo):
    """A variable that the next statement uses once is put into its place."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for field in ("body", "orelse", "finalbody"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                setattr(node, field, self._joined(body))
        return node

    def _joined(self, body: list[ast.stmt]) -> list[ast.stmt]:
        joined: list[ast.stmt] = []
        name = self.change.what
        for statement in body:
            held = joined[-1] if joined else None
            uses = [it for it in ast.walk(statement) if isinstance(it, ast.Name) and it.id == name]
            if (
                isinstance(held, ast.Assign)
                and isinstance(held.value, ast.Call | ast.Await)
                and isinstance(target := held.targets[0], ast.Name)
                and target.id == name
                and len(uses) == 1
                and isinstance(uses[0].ctx, ast.Load)
            ):
                self.count += 1
                joined[-1] = _Put(name, held.value).visit(statement)
            else:
                joined.append(statement)
        return joined


class _Put(ast.NodeTransformer):
    def __init__(self, name: str, value: ast.expr) -> None:
        self.name = name
        self.value = value

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return self.value if node.id == self.name else node


class _Raised(_Undo):
    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        self.generic_visit(node)
        written = "\n".join(map(ast.unparse, node.body))
        if written in {self.change.what, self.change.instead}:
            self.count += written == self.change.what
            node.body = [ast.Pass()]
        return node


class _Decorator(_Undo):
    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._without(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._without(node)

    def _without(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        self.generic_visit(node)
        kept = [it for it in node.decorator_list if ast.unparse(it) != self.change.what]
        self.count += len(node.decorator_list) - len(kept)
        node.decorator_list = kept
        return node


class _Text(_Undo):
    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str) and self.change.what in node.value:
            self.count += node.value.count(self.change.what)
            node.value = node.value.replace(self.change.what, self.change.instead)
        return node


#: In the order in which changes are undone: what a change put around another one goes first.
_UNDO: Mapping[str, Callable[[Allowed], _Undo]] = {
    "statement": _Statement,
    "checked": _Checked,
    "held": _Held,
    "keyword": _Keyword,
    "argument": _Argument,
    "text": _Text,
    "raised": _Raised,
    "decorator": _Decorator,
    "expression": _Expression,
    "import": _Import,
}
