"""What runs only where a parameter is one of some constants: ``if method == "POST":``, ``case "orders":``.

Who calls such a function with another constant never gets there.
"""

import ast
from collections.abc import Iterator

from autodebt_lint.languages.python.scopes import Condition, Frame, Mark
from autodebt_lint.model.facts import Branch
from autodebt_lint.model.values import Param

MAX_BRANCHES = 60
"""Branches of one function that are kept."""
_SAME = (ast.Eq, ast.In)
_OTHER = (ast.NotEq, ast.NotIn)
_LISTS = (ast.Tuple, ast.List, ast.Set)
_SPELLING = frozenset(["lower", "upper", "strip", "casefold"])
"""Methods that give a text that is as good as the one they are of."""


def place_in(frame: Frame, next_call: int) -> Mark:
    """The place in a function at which the call of a number comes next."""
    return Mark(next_call, len(frame.returns), len(frame.yields))


def condition(frame: Frame, test: ast.expr) -> Condition | None:
    """What a test asks of a parameter; None where it asks something else, or of something else."""
    if type(test) is ast.BoolOp and type(test.op) is ast.Or:
        told = [condition(frame, part) for part in test.values]
        first = told[0]
        alike = [
            it for it in told if it is not None and first is not None and it[::2] == first[::2]
        ]
        if first is None or first.other or len(alike) < len(told):
            return None
        return first._replace(values=tuple(value for it in alike for value in it.values))
    if type(test) is ast.UnaryOp and type(test.op) is ast.Not:
        inner = condition(frame, test.operand)
        return inner.opposite if inner is not None else None
    if type(test) is not ast.Compare or len(test.ops) > 1:
        return None
    is_other = isinstance(test.ops[0], _OTHER)
    values = tuple(_constants(test.comparators[0]))
    param = _param(frame, test.left)
    if not (param and values and all(values) and (is_other or isinstance(test.ops[0], _SAME))):
        return None
    return Condition(param, values, is_other)


def matched(frame: Frame, subject: ast.expr, pattern: ast.pattern) -> Condition | None:
    """What a case of a ``match`` asks of a parameter."""
    options = pattern.patterns if type(pattern) is ast.MatchOr else [pattern]
    values = [
        value
        for option in options
        for value in (_constants(option.value) if type(option) is ast.MatchValue else [""])
    ]
    param = _param(frame, subject)
    return Condition(param, tuple(values)) if param and all(values) else None


def note_branch(frame: Frame, asked: Condition | None, begin: Mark, end: Mark) -> None:
    """Write down what runs between two places under a condition."""
    if asked is not None and begin != end and len(frame.branches) < MAX_BRANCHES:
        calls, returns, yields = zip(begin, end, strict=True)
        frame.branches.append(
            Branch(asked.param, asked.values, asked.other, calls, returns, yields)
        )


def close_branches(frame: Frame, opened: int, end: Mark) -> None:
    """A block ends in which more conditions held than were open before."""
    for asked, begin in frame.conditions[opened:]:
        note_branch(frame, asked, begin, end)
    del frame.conditions[opened:]


def _param(frame: Frame, node: ast.expr) -> str:
    """The parameter of the function at hand that an expression is; "" for none."""
    if (
        type(node) is ast.Call
        and type(node.func) is ast.Attribute
        and node.func.attr in _SPELLING
        and not node.args
    ):
        node = node.func.value
    value = frame.env.get(node.id) if type(node) is ast.Name else None
    own = type(value) is Param and value.function == frame.name
    return value.name if own and type(value) is Param else ""


def _constants(node: ast.expr) -> Iterator[str]:
    """The texts that an expression is, or lists, in lower case; "" for anything else among them."""
    for item in node.elts if isinstance(node, _LISTS) else [node]:
        value = item.value if type(item) is ast.Constant else None
        yield value.lower() if isinstance(value, str) else ""
