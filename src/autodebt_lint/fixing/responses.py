"""Where a response is asked to raise on an error status."""

import ast

import libcst as cst

from autodebt_lint.fixing.editing import Editing, line
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.sameness import Allowed
from autodebt_lint.fixing.source import names_in
from autodebt_lint.model.repair import Step

NAMES = ("response", "resp", "reply", "answer")
"""What a response is called for the moment between the call and its use."""

_INSIDE = "the call stands inside of a larger expression"


def check_response(step: Step, editing: Editing) -> None:
    """Ask what a call answers to raise on an error status, before it is used."""
    source = editing.source
    node: ast.expr = source.call(step.place)
    if isinstance(awaited := source.parent(node), ast.Await):
        node = awaited
    ask = Allowed("checked", step.name)
    match source.parent(node):
        case ast.Expr():
            syntax = source.syntax(source.place(node), cst.Call, cst.Await)
            editing.change_at_last(syntax, lambda it: _asked(it, step.name))
        case ast.Assign(targets=targets) as assigned:
            target = next((it for it in targets if _is_dotted(it)), None)
            if target is None:
                raise RefusedError("the response is not held by a name")
            written = f"{ast.unparse(target)}.{step.name}()"
            editing.put_after(source.statement_line(assigned), [line(written)])
        case ast.AnnAssign(target=ast.Name(id=name)) as assigned:
            editing.put_after(source.statement_line(assigned), [line(f"{name}.{step.name}()")])
        case ast.withitem(optional_vars=ast.Name(id=name)) as item:
            holder = source.parent(item)
            assert isinstance(holder, ast.With | ast.AsyncWith)
            if holder.items[-1] is not item:
                raise RefusedError("another context is entered before the response can be asked")
            first = source.top(holder.body[0])
            if source.place(holder.body[0]).line == holder.lineno:
                raise RefusedError("the block stands on the line of its head")
            editing.put_before(first, [lambda: line(f"{name}.{step.name}()")])
        case _:
            _hold(node, step.name, editing)
    editing.meant[ask] += 1


def _hold(node: ast.expr, method: str, editing: Editing) -> None:
    """Hold the response in a variable of its own, ask it, and use that where the call stood."""
    source = editing.source
    statement = _first_in(node, editing)
    scope = source.scope(node)
    if isinstance(scope, ast.ClassDef | ast.Lambda):
        raise RefusedError(_INSIDE)
    known = source.names if isinstance(scope, ast.Module) else names_in(scope)
    name = editing.variable(scope, NAMES, known)
    place = source.place(node)
    syntax = source.syntax(place, cst.Call, cst.Await)
    top = source.top(statement)
    if isinstance(top, cst.SimpleStatementLine) and len(top.body) != 1:
        raise RefusedError("the statement shares its line with others")
    taken: list[cst.BaseExpression] = []

    def use(call: cst.BaseExpression) -> cst.BaseExpression:
        taken.append(call)
        return cst.Name(name)

    def held() -> cst.SimpleStatementLine:
        target = cst.AssignTarget(cst.Name(name))
        return cst.SimpleStatementLine([cst.Assign([target], _bare(taken[-1]))])

    editing.change_at_last(syntax, use)
    editing.put_before(top, [held, lambda: line(f"{name}.{method}()")])
    editing.meant[Allowed("held", name)] += 1


def _bare(value: cst.BaseExpression) -> cst.BaseExpression:
    """Without the parentheses around it, where it stands on one line."""
    if "\n" in cst.Module([]).code_for_node(value):
        return value
    return value.with_changes(lpar=[], rpar=[])


def _first_in(node: ast.expr, editing: Editing) -> ast.stmt:
    """The statement of which a call is the first thing that is worked out.

    Raises:
        RefusedError: something else is worked out before it, or it is not worked out once.
    """
    current: ast.expr = node
    while True:
        holder = editing.source.parent(current)
        match holder:
            case ast.Attribute() | ast.Await():
                current = holder
            case ast.Subscript(value=value) if value is current:
                current = holder
            case ast.Call(func=func) if func is current:
                current = holder
            case ast.Call(func=func, args=[first, *_]) if first is current and _is_dotted(func):
                current = holder
            case ast.Assign() | ast.Return():
                return holder
            case ast.AnnAssign(target=ast.Name()):
                return holder
            case ast.Expr():
                return holder
            case ast.For(iter=iterated) if iterated is current:
                return holder
            case _:
                raise RefusedError(_INSIDE)


def _is_dotted(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _asked(node: cst.BaseExpression, method: str) -> cst.Call:
    if isinstance(node, cst.Await) and not node.lpar:
        node = node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return cst.Call(cst.Attribute(node, cst.Name(method)))
