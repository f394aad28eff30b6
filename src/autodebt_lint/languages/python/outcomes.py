"""Where a result that is false ends the path: ``if not push(): sys.exit(1)``.

A function that hands back False after a failure hides nothing when whoever asked it fails because of
that. What is told here is one step of such a chain; linking follows it up to where it ends.
"""

import ast
import itertools
from collections.abc import Sequence

from autodebt_lint.languages.python import guards
from autodebt_lint.languages.python.names import OWN
from autodebt_lint.languages.python.responses import note_use
from autodebt_lint.languages.python.shapes import name_of
from autodebt_lint.languages.python.values import results
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.facts import Call, Use
from autodebt_lint.model.values import Attr, Param, Symbol

_NOTHING = (ast.Is, ast.Eq)
MAX_BETWEEN = 200
"""Calls between one and the test of its result."""


def note_branches(walk: Walk, node: ast.If) -> None:
    """Tell of a result that an ``if`` tests, where the branch for a false one fails."""
    asked = _asked(node.test)
    use = _ending(node.orelse if asked is node.test else node.body)
    if use is not None:
        _note(walk, asked, use)


def note_assertion(walk: Walk, test: ast.expr) -> None:
    """Tell of a result that is asserted."""
    _note(walk, test, Use.FAILS)


def note_status(walk: Walk, node: ast.expr) -> None:
    """Tell of a result that decides the status with which a program or a function ends.

    Args:
        walk: the walk, which has evaluated all of it.
        node: what ``sys.exit`` is called with, or what is returned.
    """
    match node:
        case ast.IfExp(
            test=test, body=ast.Constant(value=0 | None), orelse=ast.Constant(value=int() as status)
        ) if status:
            _note(walk, test, Use.FAILS)
        case ast.IfExp(
            test=ast.UnaryOp(op=ast.Not(), operand=test),
            body=ast.Constant(value=int() as status),
            orelse=ast.Constant(value=0 | None),
        ) if status:
            _note(walk, test, Use.FAILS)
        case _:
            pass


def note_exit(walk: Walk, call: ast.Call) -> None:
    """Tell of a result that a call to end the program is given: ``sys.exit(not push())``."""
    if name_of(call.func) not in guards.EXITS or len(call.args) != 1:
        return
    match call.args[0]:
        case ast.UnaryOp(op=ast.Not(), operand=asked):
            _note(walk, asked, Use.FAILS)
        case status:
            note_status(walk, status)


def hands_back_nothing(body: Sequence[ast.stmt]) -> bool:
    """Whether statements end by returning what is false: None, False, or what is empty."""
    match body[-1] if body else None:
        case ast.Return(value=None):
            return True
        case ast.Return(value=ast.Constant(value=constant)):
            return not constant
        case ast.Return(value=ast.List(elts=[]) | ast.Dict(keys=[]) | ast.Tuple(elts=[])):
            return True
        case _:
            return False


def _asked(test: ast.expr) -> ast.expr:
    """What a test asks; where that is the test itself, the ``else`` is for what is false."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name() | ast.Call() | ast.Await() as asked):
            return asked
        case ast.Compare(
            left=ast.Name() | ast.Call() as asked,
            ops=[operator],
            comparators=[ast.Constant(value=None | False)],
        ) if isinstance(operator, _NOTHING):
            return asked
        case _:
            return test


def _ending(branch: Sequence[ast.stmt]) -> Use | None:
    """How a branch for what is false fails; None when it does not."""
    if not branch:
        return None
    if guards.ends_badly(branch):
        return Use.FAILS
    return Use.HANDS_ON if hands_back_nothing(branch) else None


def _note(walk: Walk, asked: ast.expr, use: Use) -> None:
    """Write down what becomes of a result, when a name or a call that was just evaluated has one."""
    frame = walk.frame
    while isinstance(asked, ast.Await):
        asked = asked.value
    numbers: set[int] = set()
    if isinstance(asked, ast.Name):
        value = frame.env.get(asked.id)
        numbers = {result.call for result in results(value)} if value is not None else set()
    place = walk.locate(asked) if isinstance(asked, ast.Call) else None
    near = itertools.islice(reversed(frame.calls), MAX_BETWEEN)
    for call in near if numbers or place is not None else ():
        if call.number in numbers or call.place == place:
            if _may_be_own(call):
                note_use(walk, call.number, use, asked)
            numbers.discard(call.number)
            if not numbers:
                break


def _may_be_own(call: Call) -> bool:
    """Whether a function of the project may be called: by a name, or as a method of its own object."""
    callee = call.callee
    while type(callee) is Attr:
        callee = callee.base
    return type(callee) is Symbol or (type(callee) is Param and callee.name in OWN)
