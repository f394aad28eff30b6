"""Functions that are handed on to be called at once: ``map(send, rows)``, ``pool.submit(send, row)``.

To whoever follows values, ``map(send, rows)`` is ``[send(row) for row in rows]``: a call of its own
is recorded for it. A function that is handed to a thread, a timer or a scheduler runs by itself and
nobody gets its result; those are none of these.
"""

import ast
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from autodebt_lint.languages.python.shapes import name_of
from autodebt_lint.languages.python.values import element_of
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Either,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Value,
)

_GETTERS = frozenset(["itemgetter", "attrgetter"])
FOLDING = frozenset(["functools.reduce", "reduce", "six.moves.reduce"])
"""Functions that call another one with what it gave before and the next element."""
_PICKING = "filter"
#: What calls a function once for each element of what it is given besides.
_EACH = frozenset(["map", "imap", "imap_unordered", "starmap", "applymap"])
ITERATING = "iter"
"""What calls a function until it gives what stands second."""
_BATCHING = "foreachBatch"
"""Method of a stream of Spark that gives each part of it to a function, with a number."""
#: What calls it once, with the position at which it stands.
_ONCE = {
    "submit": 0,
    "to_thread": 0,
    "run_in_threadpool": 0,
    "run_sync": 0,
    "apply": 0,
    "apply_async": 0,
    "run_in_executor": 1,
    _BATCHING: 0,
    # Temporal's: what they give is what the activity, or the workflow, returns.
    "execute_activity": 0,
    "execute_activity_method": 0,
    "execute_local_activity": 0,
    "execute_local_activity_method": 0,
    "execute_child_workflow": 0,
    "execute_workflow": 0,
    "start_workflow": 0,
}
WRAPPERS = frozenset(
    "task flow op asset job shared_task lru_cache cache retry sync_to_async async_to_sync".split()
)
"""Decorators of libraries that leave a function what it does, and are also called by hand."""
#: Methods of a task of Airflow or Prefect that run it, and whether once for each element.
RUNNING = {"submit": False, "map": True, "expand": True}
EACH_RUNNING = frozenset(name for name, each in RUNNING.items() if each)
#: Those that only say how it is run: what they give is the task.
_ARRANGING = frozenset(["override", "with_options", "partial"])
TASK = "task"
#: Of these the other arguments come in a tuple.
_IN_TUPLE = frozenset(["apply", "apply_async"])
#: These take arguments for the function by name.
_BY_NAME = frozenset(["submit", "to_thread", "run_in_threadpool"])
#: Values that name a function, and those that may be one which a table or a caller gives.
_NAMED = frozenset([Symbol, Attr])
_FUNCTIONS = _NAMED | {Item, Param, Either, Result}
#: Of the calls whose arguments are named, the one that has them in a list.
_LISTED = "args"


class Handed(NamedTuple):
    """The call that another one makes."""

    callee: Value
    args: tuple[Value, ...]
    each: bool
    """Once for each element."""
    keywords: tuple[tuple[str, Value], ...] = ()


def handed_on(
    name: str, callee: Value, args: list[Value], keywords: Iterable[tuple[str, Value]] = ()
) -> Handed | None:
    """The call that such a call stands for.

    Args:
        name: last part of what is called.
        callee: what is called.
        args: what it is given.
        keywords: the same by name.

    Returns:
        The call; None where no function is handed on.
    """
    if name == ITERATING:  # ``iter(waiting.get, None)``
        called = len(args) > 1 and type(args[0]) in _NAMED
        return Handed(args[0], (), each=True) if called else None
    at = 0 if name in _EACH else _ONCE.get(name, -1)
    if not 0 <= at < len(args):
        return None
    rest = args[at + 1 :]
    # Alone it may be a table by which a frame's values are replaced.
    if type(args[at]) not in (_FUNCTIONS if rest else _NAMED):
        return None
    each = name in _EACH or (name == "apply" and not rest)
    if name == _BATCHING and type(callee) is Attr:
        return Handed(args[at], (callee.base, UNKNOWN), each=False)
    if each:
        given = [Item(value) for value in rest] or _element_of(callee)
    elif name in _IN_TUPLE and rest and type(rest[0]) is Seq:
        given = list(rest[0].items)
    else:
        listed = dict(keywords).get(_LISTED)
        given = list(listed.items) if type(listed) is Seq and not rest else rest
    named = tuple(keywords) if name in _BY_NAME else ()
    return Handed(args[at], tuple(given), each, named)


def given_by_lambda(name: str, node: ast.Call, args: Sequence[Value]) -> Value | None:
    """What a call gives that only runs a lambda, in a thread, say; None for any other."""
    at = _ONCE.get(name, -1)
    if at < 0 or not len(args) == len(node.args) == at + 1 or type(node.args[at]) is not ast.Lambda:
        return None
    ran = args[at]
    return ran.parts[0] if type(ran) is Mix and ran.parts else None


def is_task(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a decorator makes a function a task: ``@task``, ``@task(retries=2)``."""
    named = [item.func if type(item) is ast.Call else item for item in node.decorator_list]
    return any(name_of(item) == TASK for item in named)


def of_task(
    callee: Value, args: list[Value], keywords: list[tuple[str, Value]]
) -> Handed | Symbol | None:
    """What a method of a task stands for: ``load.expand(row=rows)`` is ``load(row)`` for each.

    Returns:
        The call, or the task where the method only says how it is run; None for any other.
    """
    name = callee.name if type(callee) is Symbol else ""
    task, _, method = name.rpartition(".")
    if not (method in RUNNING or method in _ARRANGING):
        return None
    if method in _ARRANGING:
        return Symbol(task)
    if not RUNNING[method]:
        return Handed(Symbol(task), tuple(args), each=False, keywords=tuple(keywords))
    named = tuple([(key, Item(value)) for key, value in keywords])
    return Handed(Symbol(task), tuple(map(Item, args)), each=True, keywords=named)


def _element_of(callee: Value) -> list[Value]:
    """One element of the frame or the series whose method it is: ``frame["mail"].map(clean)``."""
    return [Item(callee.base)] if type(callee) is Attr else []


def is_getter(node: ast.expr) -> bool:
    """Whether a function is made that takes a part out of what it is given: ``operator.itemgetter("mail")``."""
    return type(node) is ast.Call and name_of(node.func) in _GETTERS


def folded_first(others: Sequence[Value]) -> Value:
    """What is given at first: ``reduce(step, rows, first)``, or the first of the rows."""
    return others[1] if len(others) > 1 else element_of(others[0])


def elements_given(name: str, callee: Value, others: Sequence[Value]) -> tuple[Value, ...]:
    """What a lambda gets that such a call is given first: an element of each of the others, where that shows.

    Args:
        name: last name of what is called.
        callee: what is called.
        others: the arguments behind the lambda.
    """
    if not others:
        return tuple(_element_of(callee)) if name in _EACH or name == "apply" else ()
    if type(callee) is Symbol and callee.name in FOLDING:
        return (folded_first(others), element_of(others[0]))
    return tuple(map(element_of, others)) if name in _EACH or name == _PICKING else ()
