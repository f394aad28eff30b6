"""The simple statements that bind nothing."""

import ast

from autodebt_lint.languages.python.containers import fill, fill_whole
from autodebt_lint.languages.python.definitions import MAX_RETURNS
from autodebt_lint.languages.python.outcomes import note_assertion, note_exit, note_status
from autodebt_lint.languages.python.responses import escape, look_at_truth, note_use
from autodebt_lint.languages.python.sinks import tell
from autodebt_lint.languages.python.walk import Walk, evaluate
from autodebt_lint.model.facts import Use
from autodebt_lint.model.values import Dict, Either, Filled, Result, Seq, Symbol

_WRITTEN_OUT = frozenset([Dict, Seq])
_EXITS = frozenset(["sys.exit", "exit", "quit", "os._exit"])


def expression(walk: Walk, node: ast.Expr) -> bool:
    """A call for its effect; a bare string is documentation, a bare attribute is nothing."""
    inner = node.value
    if type(inner) is ast.Constant:
        return False
    if type(inner) is ast.Attribute:
        inner = inner.value  # naming an attribute looks at nothing
    if type(inner) is ast.Call and type(inner.func) is ast.Attribute:
        walk.drained = inner.func if inner.func.attr == "read" else None
    value = evaluate(walk, inner)
    if type(value) is not Result:
        return False
    if type(inner) is ast.Call or type(inner) is ast.Await:
        note_use(walk, value.call, Use.DROPPED, node)
    if type(inner) is ast.Call:
        note_exit(walk, inner)
        _note_given(walk, inner, value.call)
    last = walk.frame.calls[-1] if walk.frame.calls else None
    return (
        last is not None
        and last.number == value.call
        and type(last.callee) is Symbol
        and last.callee.name in _EXITS
    )


def _note_given(walk: Walk, node: ast.Call, number: int) -> None:
    """A call for its effect may put something into what it is given: ``complete(row)``.

    What was made elsewhere, a parameter or a result, is asked about by who follows values: it is the same
    value for ever.
    """
    frame = walk.frame
    for place, argument in enumerate(node.args):
        if type(argument) is not ast.Name:
            continue
        if argument.id in frame.parts:
            fill_whole(walk, argument.id, Filled(number, place))
        value = frame.env.get(argument.id)
        if type(value) is Either:
            value = next((it for it in value.options if type(it) in _WRITTEN_OUT), value)
        if type(value) in _WRITTEN_OUT:
            fill(walk, argument, Filled(number, place))


def return_(walk: Walk, node: ast.Return) -> bool:
    """``return value``."""
    frame = walk.frame
    if node.value is not None:
        value = evaluate(walk, node.value)
        if walk.fresh:
            tell(walk, value, 0, "returned", frame.name)
        escape(walk, value, Use.RETURNED, node)
        if len(frame.returns) < MAX_RETURNS:
            frame.returns.append(value)
        note_status(walk, node.value)
    return True


def raise_(walk: Walk, node: ast.Raise) -> bool:
    """``raise``; its message is for people."""
    if node.exc is not None:
        tell(walk, evaluate(walk, node.exc), 0, "raised")
    return True


def assert_(walk: Walk, node: ast.Assert) -> bool:
    """``assert test``."""
    look_at_truth(walk, evaluate(walk, node.test), node.test)
    note_assertion(walk, node.test)
    return False


def delete(walk: Walk, node: ast.Delete) -> bool:
    """``del`` forgets nothing: a value seen once may have been used."""
    for target in node.targets:
        evaluate(walk, target)
    return False


def global_(walk: Walk, node: ast.Global) -> bool:
    """Names that the module binds, from here on."""
    walk.frame.global_names.update(node.names)
    return False


def nonlocal_(walk: Walk, node: ast.Nonlocal) -> bool:
    """Names that a function around has, from here on."""
    walk.frame.nonlocal_names.update(node.names)
    return False


def nothing(_walk: Walk, _node: ast.Pass) -> bool:
    """``pass``."""
    return False


def other_statement(walk: Walk, node: ast.stmt) -> bool:
    """A statement of a kind that a newer Python brought: its expressions are still seen."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            evaluate(walk, child)
    return False
