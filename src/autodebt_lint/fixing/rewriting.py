"""Calls that become other expressions, of which the same comes out."""

import ast
from collections.abc import Iterator
from typing import Any

import libcst as cst

from autodebt_lint.fixing.editing import Editing
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.sameness import Allowed
from autodebt_lint.model.repair import Step

_ARGUMENT = "_"


def replace_call(step: Step, editing: Editing) -> None:
    """Write an expression in the place of a call, its names as the file knows them."""
    source = editing.source
    call = _call(step, editing)
    template = ast.parse(step.value, mode="eval").body
    wanted = sum(isinstance(it, ast.Name) and it.id == _ARGUMENT for it in ast.walk(template))
    given = [it for it in call.args if not isinstance(it, ast.Starred)]
    if len(given) != wanted or len(call.args) != wanted or call.keywords:
        raise RefusedError("the call is given other arguments than are known")
    if not isinstance(call.func, ast.Attribute):
        raise RefusedError("it is not used by the name that is known")
    module, _, member = step.name.rpartition(".")[0].partition(".")
    written = _Written(module, member, call, editing).visit(template)
    node = source.syntax(source.place(call), cst.Call)
    text = ast.unparse(written)

    def change(updated: cst.Call) -> cst.BaseExpression:
        new = cst.parse_expression(text)
        if not wanted:
            return new
        changed = new.visit(_Argument(updated.args[0].value))
        assert isinstance(changed, cst.BaseExpression)
        return changed

    editing.change_at_last(node, change)
    after = _Given(call.args).visit(ast.parse(text, mode="eval").body)
    editing.meant[Allowed("expression", ast.unparse(after), ast.unparse(call))] += 1


def _call(step: Step, editing: Editing) -> ast.Call:
    """The call at a place, or of the attribute there."""
    source = editing.source
    try:
        return source.call(step.place)
    except RefusedError:
        attribute = source.node(step.place, ast.Attribute)
    holder = source.parent(attribute)
    if not isinstance(holder, ast.Call) or holder.func is not attribute:
        raise RefusedError("it is handed on, and not called")
    return holder


class _Written(ast.NodeTransformer):
    """Writes ``module.name`` as the file does that calls something of the same module."""

    def __init__(self, module: str, member: str, call: ast.Call, editing: Editing) -> None:
        self._module = module
        self._editing = editing
        assert isinstance(call.func, ast.Attribute)
        holder = call.func.value
        self._root: ast.expr | None = None
        self._import: ast.ImportFrom | None = None
        self._members = {}
        if isinstance(holder, ast.Name):
            self._members[member] = holder.id
            self._import = self._statement(member, holder.id, call)
        elif isinstance(holder, ast.Attribute) and holder.attr == member:
            self._root = holder.value

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if isinstance(node.value, ast.Name) and node.value.id == self._module:
            return self._member(node.attr)
        self.generic_visit(node)
        return node

    def _member(self, name: str) -> ast.expr:
        if self._root is not None:
            return ast.Attribute(self._root, name, ast.Load())
        if self._import is None:
            raise RefusedError(f"the file does not say where {name} comes from")
        if name not in self._members:
            known = next((it for it in self._import.names if it.name == name), None)
            if known is None:
                self._editing.bring(self._import, name)
            self._members[name] = (known.asname or name) if known is not None else name
        return ast.Name(self._members[name], ast.Load())

    def _statement(self, member: str, known_as: str, call: ast.Call) -> ast.ImportFrom | None:
        """The import in whose reach the call stands."""
        source = self._editing.source
        reach = {source.tree, *source.parents(call)}
        found = [
            it
            for it in self._imports()
            if source.scope(it) in reach
            and any((a.asname or a.name) == known_as and a.name == member for a in it.names)
        ]
        if len(found) != 1:
            return None
        return found[0]

    def _imports(self) -> Iterator[ast.ImportFrom]:
        for node in ast.walk(self._editing.source.tree):
            if isinstance(node, ast.ImportFrom) and node.module == self._module and not node.level:
                yield node


class _Argument(cst.CSTTransformer):
    def __init__(self, value: cst.BaseExpression) -> None:
        super().__init__()
        self._value = value

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        is_argument = isinstance(original_node, cst.Name) and original_node.value == _ARGUMENT
        return self._value if is_argument else updated_node


class _Given(ast.NodeTransformer):
    def __init__(self, args: list[ast.expr]) -> None:
        self._args = args

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return self._args[0] if node.id == _ARGUMENT else node
