"""Loops and functions that repeat what has failed, with no end or with no pause.

A loop is a retry when a success leaves it and a failure goes round again with nothing changed: a
loop over pages, records or mirrors does something new each time, and one that a scheduler runs in
is never left. Only the shape is looked at; whether a remote call is repeated is linking's.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence

from autodebt_lint.languages.python.guards import EXITS, says
from autodebt_lint.languages.python.shapes import name_of
from autodebt_lint.patterns import pattern

NO_LIMIT = "no limit"
NO_PAUSE = "no pause"

_ATTEMPT = pattern(
    r"(?i)attempt|retr|tries|try|max|count|remaining|left|elapsed|deadline|timeout|backoff"
)
_CLOCKS = frozenset(["time", "monotonic", "perf_counter", "now", "utcnow", "is_set"])
PAUSES = frozenset(["sleep", "wait", "wait_for", "pause", "backoff", "delay"])
_STATUSES = frozenset(["status_code", "ok", "status"])
#: Calls before an attempt that give it nothing new to do.
_SAME_WORK = frozenset(
    "time monotonic perf_counter now utcnow print debug info warning error log format len str int Request dict".split()
)
#: Answers after which one signs in again and asks once more: no failure to wait for.
_SIGN_IN = frozenset([401, 403])
_LEAVES = (ast.Return, ast.Raise, ast.Break)
_Loop = ast.For | ast.AsyncFor | ast.While
_Blocks = (ast.If, ast.With, ast.AsyncWith)
_Scopes = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def loop_fault(loop: _Loop) -> str:
    """What is wrong with a loop that is a retry: `NO_LIMIT`, `NO_PAUSE` or ""."""
    if not isinstance(loop, ast.While) and not _is_counted(loop):
        return ""  # each round does something else
    statements = list(_flat(loop.body))
    failing = [path for part in statements for path in _failing_paths(part, loop, statements)]
    if isinstance(loop, ast.While) and looks_at_failed_status(loop.test):
        failing.append(loop.body)
    if not failing:
        return ""
    endless = isinstance(loop, ast.While) and not _limits(loop.test)
    if endless and not all(_is_limited(path, loop, statements) for path in failing):
        return NO_LIMIT
    return "" if _pauses(_run_after_failures(loop)) else NO_PAUSE


def _run_after_failures(loop: _Loop) -> Iterator[ast.AST]:
    """What of a loop may run before a failed call is repeated: of a ``try``, not what follows the call."""
    for statement in loop.body:
        if isinstance(statement, ast.Try) and any(map(_may_go_on, statement.handlers)):
            yield from _before_call(statement.body)
            yield from statement.handlers
            yield from statement.finalbody
        else:
            yield statement


def _may_go_on(handler: ast.ExceptHandler) -> bool:
    return _goes_on(handler.body)


def _before_call(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements before the first that does something of its own, such as a call of another system."""
    for statement in body:
        calls = [part for part in _parts([statement]) if isinstance(part, ast.Call)]
        if any(_called(part) not in _SAME_WORK and not _is_pause(part) for part in calls):
            return
        yield statement


def recursion_in(
    body: Sequence[ast.stmt], function: str, parameters: Iterable[str]
) -> list[ast.Call]:
    """Calls in a handler by which a function starts itself again without counting.

    Args:
        body: of the handler, or of an ``if`` that looks at a status.
        function: name of the function, or "" for module code.
        parameters: its parameters; one that sounds like a number of attempts limits it.
    """
    known = set(parameters)
    if not function or any(map(_ATTEMPT.search, known)):
        return []
    return [
        part
        for part in _parts(body)
        if isinstance(part, ast.Call)
        and _called(part) == function
        and _is_own(part.func)
        and all(_is_same(item, known) for item in part.args)
        and all(_is_same(keyword.value, known) for keyword in part.keywords)
    ]


def _is_same(argument: ast.expr, parameters: set[str]) -> bool:
    """Whether an argument is one of the function's own parameters, handed on as it came."""
    inner = argument.value if isinstance(argument, ast.Starred) else argument
    return isinstance(inner, ast.Name) and inner.id in parameters


def looks_at_good_status(test: ast.expr) -> bool:
    """Whether a test picks out answers that are in order: ``response.ok``, ``status_code == 200``."""
    if isinstance(test, ast.Attribute):
        return test.attr == "ok"
    if not isinstance(test, ast.Compare) or not isinstance(test.left, ast.Attribute):
        return False
    if test.left.attr not in _STATUSES or not isinstance(test.ops[0], ast.Eq | ast.In):
        return False
    numbers = [
        part.value
        for part in ast.walk(test.comparators[0])
        if isinstance(part, ast.Constant) and type(part.value) is int
    ]
    return bool(numbers) and all(200 <= number < 300 for number in numbers)


def looks_at_failed_status(test: ast.expr) -> bool:
    """Whether a test picks out answers that tell of an error: ``response.status_code == 429``."""
    if not isinstance(test, ast.Compare | ast.UnaryOp | ast.BoolOp):
        return False
    for part in ast.walk(test):
        if isinstance(part, ast.Compare) and isinstance(part.left, ast.Attribute):
            if part.left.attr not in _STATUSES:
                continue
            numbers = [
                item.value
                for side in part.comparators
                for item in ast.walk(side)
                if isinstance(item, ast.Constant) and type(item.value) is int
            ]
            failed = any(number >= 400 for number in numbers if number not in _SIGN_IN)
            other = isinstance(part.ops[0], ast.NotEq | ast.NotIn) and any(
                200 <= number < 300 for number in numbers
            )
            if failed or other:
                return True
        elif (
            isinstance(part, ast.UnaryOp)
            and isinstance(part.op, ast.Not)
            and isinstance(part.operand, ast.Attribute)
            and part.operand.attr == "ok"
        ):
            return True
    return False


# Parts of a loop


def _failing_paths(
    node: ast.stmt, loop: _Loop, statements: Sequence[ast.stmt]
) -> Iterator[Sequence[ast.stmt]]:
    """The bodies through which a failure at `node` goes round the loop to do the same again."""
    if isinstance(node, ast.Try):
        after = _after(node, loop.body)
        going = [
            handler.body
            for handler in node.handlers
            if _goes_on(handler.body) and (not after or _continues(handler.body))
        ]
        calls = any(isinstance(part, ast.Call) for part in _parts(node.body))
        left = calls and _is_left(loop, [*node.body, *node.orelse, *after])
    elif isinstance(node, ast.If) and looks_at_failed_status(node.test):
        going = [node.body] if _continues(node.body) else []
        left = _is_left(loop, loop.body)
    elif isinstance(node, ast.If) and looks_at_good_status(node.test):
        rest = [*node.orelse, *_after(node, loop.body)]
        again = not any(isinstance(part, _LEAVES) for part in _flat(rest))
        going = [rest] if again else []
        left = _is_left(loop, node.body)
    else:
        return
    if left and going and not _brings_new_work(node, loop, statements):
        used = _read(node.body if isinstance(node, ast.Try) else _attempt(loop))
        counted = _only_counted(loop)
        yield from (body for body in going if not _moves_on(body, used, counted))


def _only_counted(loop: _Loop) -> set[str]:
    """Names that only count the rounds of a loop: they limit it or are told, and nothing else reads them."""
    harmless: list[ast.expr] = []
    for part in _parts(loop.body):
        if isinstance(part, ast.If) and any(isinstance(leaf, _LEAVES) for leaf in _flat(part.body)):
            harmless.append(part.test)
        elif isinstance(part, ast.Call) and says(part):
            harmless.append(part)
    apart = {id(part) for part in _parts(harmless)}
    read = {
        part.id
        for part in _parts(loop.body)
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load) and id(part) not in apart
    }
    counted = {part.target for part in _parts(loop.body) if isinstance(part, ast.AugAssign)}
    return {target.id for target in counted if isinstance(target, ast.Name)} - read


def _attempt(loop: _Loop) -> Iterator[ast.stmt]:
    """The statements of a loop that every round runs."""
    for statement in loop.body:
        if isinstance(statement, ast.Try | ast.With | ast.AsyncWith):
            yield from statement.body
        elif isinstance(statement, _Loop):
            yield from _attempt(statement)
        elif not isinstance(statement, ast.If):
            yield statement


def _goes_on(body: Sequence[ast.stmt]) -> bool:
    """Whether the end of a handler, or a ``continue`` in it, is reached."""
    if _continues(body):
        return True
    last = body[-1]
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call):
        return _called(last.value) not in EXITS
    if isinstance(last, ast.If) and last.orelse:
        return _goes_on(last.body) or _goes_on(last.orelse)
    return not isinstance(last, _LEAVES)


def _continues(body: Sequence[ast.stmt]) -> bool:
    return any(isinstance(part, ast.Continue) for part in _flat(body))


def _is_left(loop: _Loop, success: Sequence[ast.stmt]) -> bool:
    """Whether a success leaves the loop: by a statement, or by what the loop tests."""
    if any(isinstance(part, ast.Return | ast.Break) for part in _flat(success)):
        return True
    if not isinstance(loop, ast.While) or isinstance(loop.test, ast.Constant):
        return False
    tested = {part.id for part in ast.walk(loop.test) if isinstance(part, ast.Name)}
    return not tested.isdisjoint(_bound(success))


def _moves_on(body: Sequence[ast.stmt], used: set[str], counted: set[str]) -> bool:
    """Whether the next round does something else: the next page, a smaller window, a new token.

    Args:
        body: what runs after the failure.
        used: names that the attempt reads.
        counted: names that only count the rounds.
    """
    if any(not _ATTEMPT.search(name) for name in _bound(body) & used):
        return True
    for part in _parts(body):
        if isinstance(part, ast.Yield | ast.YieldFrom):
            return True
        if isinstance(part, ast.AugAssign):
            name = name_of(part.target)
            counts = isinstance(part.target, ast.Name) and name in counted
            if not counts and not _ATTEMPT.search(name) and not isinstance(part.op, ast.Mult):
                return True
        elif isinstance(part, ast.Call) and _called(part) in {
            "pop",
            "popleft",
            "next",
            "get_nowait",
        }:
            return True
    return False


def _brings_new_work(node: ast.stmt, loop: _Loop, statements: Sequence[ast.stmt]) -> bool:
    """Whether each round does something else: by the loop's own variable, or by what it takes first."""
    if isinstance(loop, ast.For | ast.AsyncFor):
        own = {part.id for part in ast.walk(loop.target) if isinstance(part, ast.Name)} - {"_"}
        used = {
            part.id
            for part in _parts(node.body if isinstance(node, ast.Try) else loop.body)
            if isinstance(part, ast.Name)
        }
        if own & used and not all(map(_ATTEMPT.search, own & used)):
            return True
    for statement in statements:
        if statement is node:
            return False
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call | ast.Await):
            if isinstance(node, ast.If):
                return False  # the call whose answer is looked at
            given = statement.value
            call = given.value if isinstance(given, ast.Await) else given
            if isinstance(call, ast.Call) and _called(call) not in _SAME_WORK:
                return True
    return False


def _is_counted(loop: ast.For | ast.AsyncFor) -> bool:
    """Whether a loop only counts: ``for attempt in range(3)``."""
    source = loop.iter
    if isinstance(source, ast.Call) and _called(source) in {"range", "xrange", "count", "trange"}:
        return True
    return bool(_ATTEMPT.search(name_of(loop.target)))


def _is_limited(path: Sequence[ast.stmt], loop: _Loop, statements: Sequence[ast.stmt]) -> bool:
    """Whether a test of attempts or time leaves the loop, on the failing path or before the attempt."""
    counters = _counters(loop.body)
    inside = [*statements[: _index(path, statements)], *_flat(path)]
    if path and isinstance(path[-1], ast.Raise):  # it goes on only from within a test
        goes = [part for part in _flat(path) if isinstance(part, ast.If) and _continues([part])]
        if goes and all(_goes_on_within(part, counters) for part in goes):
            return True
    return any(
        isinstance(part, ast.If)
        and (_limits(part.test) or not counters.isdisjoint(_names(part.test)))
        and any(isinstance(leaf, _LEAVES) for leaf in _parts((*part.body, *part.orelse)))
        for part in inside
    )


def _goes_on_within(test: ast.If, counters: set[str]) -> bool:
    """Whether an ``if`` goes on only where it, or one in it, has looked at the number of attempts or the time."""
    if _limits(test.test) or not counters.isdisjoint(_names(test.test)):
        return True
    inner = [part for part in test.body if isinstance(part, ast.If) and _continues([part])]
    return bool(inner) and all(_goes_on_within(part, counters) for part in inner)


def _index(path: Sequence[ast.stmt], statements: Sequence[ast.stmt]) -> int:
    """How many statements come before the one that holds a failing path."""
    first = path[0] if path else None
    for index, statement in enumerate(statements):
        if isinstance(statement, ast.Try | ast.If) and any(
            part is first for part in ast.walk(statement)
        ):
            return index
    return 0


def _limits(test: ast.expr) -> bool:
    """Whether a test compares a number of attempts, or the time."""
    for part in ast.walk(test):
        if isinstance(part, ast.Compare):
            if any(
                isinstance(item, ast.Call) and _called(item) in _CLOCKS for item in ast.walk(part)
            ):
                return True
            if any(_ATTEMPT.search(name) for name in _names(part)):
                return True
            ordered = isinstance(part.ops[0], ast.Lt | ast.LtE | ast.Gt | ast.GtE)
            if ordered and not looks_at_failed_status(part):
                return True
        elif isinstance(part, ast.Call) and _called(part) == "is_set":
            return True
    return isinstance(test, ast.Name) and bool(_ATTEMPT.search(test.id))


def _counters(body: Sequence[ast.stmt]) -> set[str]:
    """Names that the loop counts up or down."""
    return {name_of(part.target) for part in _parts(body) if isinstance(part, ast.AugAssign)} - {""}


def _pauses(body: Iterable[ast.AST]) -> bool:
    return any(isinstance(part, ast.Call) and _is_pause(part) for part in _parts(body))


def _is_pause(call: ast.Call) -> bool:
    return any(word in _called(call).lower() for word in PAUSES)


def _after(node: ast.stmt, body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """The statements of the loop that run after `node`, those of blocks around it first."""
    for index, statement in enumerate(body):
        if statement is node:
            return list(body[index + 1 :])
        if isinstance(statement, _Blocks) and any(part is node for part in _flat([statement])):
            inner = [*statement.body, *getattr(statement, "orelse", [])]
            return [*_after(node, inner), *body[index + 1 :]]
    return []


def _flat(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements in order, with those of ``if`` and ``with``, but not those of loops and functions."""
    for statement in body:
        yield statement
        if isinstance(statement, _Blocks):
            yield from _flat(statement.body)
            yield from _flat(getattr(statement, "orelse", ()))
        elif isinstance(statement, ast.Try):
            yield from _flat((*statement.body, *statement.orelse))


def _read(body: Iterable[ast.stmt]) -> set[str]:
    return {
        part.id
        for part in _parts(body)
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)
    }


def _bound(body: Iterable[ast.stmt]) -> set[str]:
    return {
        part.id
        for part in _parts(body)
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
    }


def _names(node: ast.AST) -> set[str]:
    return {name_of(part) for part in ast.walk(node) if isinstance(part, ast.Name | ast.Attribute)}


def _called(call: ast.Call) -> str:
    return name_of(call.func)


def _is_own(func: ast.expr) -> bool:
    """Whether a callee is a plain name, or a method of ``self`` or ``cls``."""
    return isinstance(func, ast.Name) or (
        isinstance(func, ast.Attribute)
        and isinstance(func.value, ast.Name)
        and func.value.id in {"self", "cls"}
    )


def _parts(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """All nodes below, but for those of functions and classes defined there."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, _Scopes):
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))
