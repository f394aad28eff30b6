"""What happens on a failure: handlers that raise again, and functions that are repeated."""

import ast
import builtins

import libcst as cst

from autodebt_lint.fixing.editing import Editing, line, root_name
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.sameness import Allowed
from autodebt_lint.model.repair import Step


def raise_again(step: Step, editing: Editing) -> None:
    """Raise what a handler swallowed, and log it before where it told nobody."""
    handler = editing.source.node(step.place, ast.ExceptHandler)
    *others, last = handler.body
    ends = _says_nothing(last)
    if (others and step.value) or not (ends or isinstance(last, ast.Expr)):
        raise RefusedError("the handler does something of its own")
    statement = editing.source.statement_line(last)
    logged = []
    if step.value:
        called = f'{_logger(editing, handler.lineno)}.exception("{step.value}")'
        logged.append(ast.unparse(ast.parse(called)))
        editing.put_before(statement, [lambda: line(called)])
    if ends:
        editing.change(statement, lambda it: it.with_changes(body=[cst.Raise()]))
    else:
        editing.put_after(statement, [line("raise")])
    after = [*map(ast.unparse, others), *logged, *([] if ends else [ast.unparse(last)]), "raise"]
    before = "\n".join(map(ast.unparse, handler.body))
    editing.meant[Allowed("raised", "\n".join(after), before)] += 1


def _says_nothing(statement: ast.stmt) -> bool:
    """Whether a statement goes on as if nothing had happened: it passes, or returns a plain default."""
    match statement:
        case ast.Pass() | ast.Continue() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Return(value=None | ast.Constant() | ast.UnaryOp(operand=ast.Constant())):
            return True
        case ast.Return(value=ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Dict(keys=[])):
            return True
        case _:
            return False


def _logger(editing: Editing, before: int) -> str:
    """How the module logs: by a logger that is made above a line, else by `logging`."""
    for statement in editing.source.tree.body:
        if (
            isinstance(statement, ast.Assign)
            and statement.lineno < before
            and isinstance(target := statement.targets[0], ast.Name)
            and isinstance(made := statement.value, ast.Call)
            and ast.unparse(made.func) in {"logging.getLogger", "getLogger"}
        ):
            return target.id
    editing.need_module("logging")
    return "logging"


def decorate(step: Step, editing: Editing) -> None:
    """Repeat a function as another one of the file is repeated."""
    source = editing.source
    call = source.call(step.place)
    function = next(
        (it for it in source.parents(call) if isinstance(it, _FUNCTIONS | ast.Lambda)), None
    )
    if not isinstance(function, _FUNCTIONS) or any(
        isinstance(it, ast.Yield | ast.YieldFrom) for it in ast.walk(function)
    ):
        raise RefusedError("no function could be repeated as a whole")
    repeating = _repeating(step, source.tree)
    known = [it for decorators in repeating.values() for it in decorators]
    if not known or function in repeating:
        raise RefusedError("no other function of the file is repeated")
    written = ast.unparse(known[0])
    used = {it.id for it in ast.walk(known[0]) if isinstance(it, ast.Name)}
    if used - editing.of_module - set(dir(builtins)):
        raise RefusedError("what repeats another function is known there alone")
    node = source.syntax(source.place(function), cst.FunctionDef)
    decorator = cst.Decorator(cst.parse_expression(written))
    editing.change(node, lambda it: it.with_changes(decorators=[*it.decorators, decorator]))
    editing.meant[Allowed("decorator", written)] += 1


_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def _repeating(step: Step, tree: ast.Module) -> dict[ast.AST, list[ast.expr]]:
    """Functions with decorators that come from one of the libraries of a step, each with these."""
    libraries = step.value.split()
    names = {
        (alias.asname or alias.name).partition(".")[0]
        for statement in tree.body
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for alias in statement.names
        if (getattr(statement, "module", None) or alias.name).partition(".")[0] in libraries
    }
    found = {
        node: [it for it in node.decorator_list if root_name(it) in names]
        for node in ast.walk(tree)
        if isinstance(node, _FUNCTIONS)
    }
    return {node: decorators for node, decorators in found.items() if decorators}
