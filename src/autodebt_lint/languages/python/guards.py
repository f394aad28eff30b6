"""What an exception handler does with the failure.

A handler is judged by the path through it that hides the failure best: one branch that swallows
is enough. Only the shape of the handler is looked at; what the guarded calls reach is linking's.
"""

import ast
from collections.abc import Iterable, Sequence

from autodebt_lint.languages.python.shapes import (
    chain_of,
    dotted,
    name_of,
    parts_of,
    text_of,
    words_of,
)
from autodebt_lint.model.facts import Handling
from autodebt_lint.patterns import pattern

_LOG_METHODS = frozenset(
    "debug info warning warn error critical log fatal notice msg success trace".split()
)
_TRACE_CALLS = frozenset("print_exc format_exc print_exception format_exception print_tb".split())
_CLEANUP = frozenset(
    "close rollback quit disconnect shutdown terminate kill release unlink remove rmtree cancel flush "
    "stop cleanup sleep join clear reset set_trace wait".split()
)
_WRITES = frozenset(
    "append add writerow writerows write put put_nowait extend insert appendleft send publish".split()
)
_KEEPS = frozenset("add append appendleft writerow".split())
EXITS = frozenset(["exit", "_exit", "abort", "quit"])
"""Last names of what ends a program."""
_DEFAULT_MAKERS = frozenset(
    "dict list set tuple str int float bool frozenset DataFrame Series defaultdict OrderedDict".split()
)
_CONSOLE_CALLS = frozenset(["print", "pprint", "echo", "secho"])
_REPORTS = frozenset(["fail", "skip", "capture_exception"])
_LOG_FUNCTION = pattern(r"_?(?:log|logger|log_\w+|_?print\w*|debug_?print)")
_FAILURE_NAME = pattern(
    r"(?i)(?<![a-z])(?:err(?:or)?s?|errored|fail\w*|exc(?:eption)?s?|problems?|invalid\w*|bad|skipped|"
    r"reject\w*|dead|retry|retries|unprocessed)(?![a-z])"
)
_LOGGER = pattern(r"(?i)log|warnings|lgr|sentry")
_ATTEMPT = pattern(r"(?i)attempt|retr|tries|try|max|last|count|remaining|left")
_STATUS_NAME = pattern(r"(?i)err|fail|exc|problem|invalid|success|status|ok\b|valid|message|reason")
_EXIT_NAME = pattern(r"(?i)(?<![a-z])(?:rc|rv|ret\w*|exit\w*|code|status|state|result)(?![a-z])")
_DEFAULTS = {(type(value), value) for value in (None, False, True, 0, 0.0, -1, "", b"")}
_NO_NUMBERS = frozenset(["nan", "NaN", "NaT", "NA", "NONE"])

_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)

#: From what shows the failure to what hides it.
_HONEST = (Handling.RAISES, Handling.REPORTS, Handling.RECOVERS)


def handling_of(
    handler: ast.ExceptHandler, body: Sequence[ast.stmt] = (), following: Sequence[ast.stmt] = ()
) -> Handling:
    """Judge one ``except`` clause.

    Args:
        handler: the clause.
        body: what it guards; where that ends in a ``return``, only a failure leads beyond it.
        following: the statements after the ``try``, to which the clause goes on if it can.
    """
    name = handler.name or ""
    if following and not isinstance(handler.body[-1], _LEAVES):
        if isinstance(following[-1], ast.Raise) and not any(
            isinstance(part, _LEAVES) for part in parts_of(following[:-1])
        ):
            return Handling.RAISES
        if body and isinstance(body[-1], _LEAVES):
            return _path([*handler.body, *following], name)
    rest = [part for part in handler.body if not _stands_in(part, body, name)]
    if len(rest) < len(handler.body):
        return min(Handling.DEFAULT, _path(rest, name))
    return _path(handler.body, name)


def _stands_in(statement: ast.stmt, body: Sequence[ast.stmt], name: str) -> bool:
    """Whether a statement keeps a default where the guarded body keeps its result: nobody can tell them apart."""
    match statement:
        case ast.Expr(value=ast.Call(func=func, args=[value])):
            kept = dotted(func)
            return (
                name_of(func) in _KEEPS
                and _value(value, name) is Handling.DEFAULT
                and not _FAILURE_NAME.search(kept)
                and bool(kept)
                and any(
                    isinstance(part, ast.Expr)
                    and isinstance(part.value, ast.Call)
                    and dotted(part.value.func) == kept
                    for part in body
                )
            )
        case _:
            return False


def told_in(body: Sequence[ast.stmt]) -> tuple[tuple[str, ...], bool]:
    """What a handler calls, and whether it is loud.

    Args:
        body: of the handler.

    Returns:
        Dotted names of what is called, as they are written; and whether a traceback is logged or a
        status returned that programs end with after a failure.
    """
    called: set[str] = set()
    loud = False
    for part in parts_of(body):
        if isinstance(part, ast.Call):
            called.add(dotted(part.func))
            loud = loud or _traces(part)
        elif isinstance(part, ast.Return) and isinstance(part.value, ast.Constant):
            loud = loud or _is_exit_status(part.value.value)
    return tuple(sorted(called - {""})), loud


def is_told_at_end(body: Sequence[ast.stmt], function: Sequence[ast.stmt]) -> bool:
    """Whether what a handler counts or keeps decides how the function ends.

    So it is with ``return 1 if failed else 0``, ``sys.exit(failed)`` and ``if failed: raise ...``.

    Args:
        body: of the handler.
        function: all statements of the function.
    """
    kept: set[str] = set()
    for part in parts_of(body):
        match part:
            case ast.AugAssign(target=ast.Name(id=name)):
                kept.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]) if _STATUS_NAME.search(name):
                kept.add(name)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
                if method in _WRITES:
                    kept.add(name)
            case _:
                pass
    own = set(map(id, parts_of(body)))  # a limit inside the handler lets those below it pass
    return bool(kept) and any(
        id(part) not in own and _ends_by(part, kept) for part in parts_of(function)
    )


def _ends_by(part: ast.AST, names: set[str]) -> bool:
    """Whether a statement ends a function in a way that depends on one of some names."""
    match part:
        case ast.Return(value=ast.IfExp() | ast.Compare() | ast.Call() as value):
            return not names.isdisjoint(words_of([value]))
        case ast.Expr(value=ast.Call() as call) if name_of(call.func) in EXITS:
            return not names.isdisjoint(words_of(call.args))
        case ast.If(test=test, body=body) if not names.isdisjoint(words_of([test])):
            return ends_badly(body)
        case _:
            return False


def ends_badly(body: Sequence[ast.stmt]) -> bool:
    """Whether a straight run of statements raises, or ends with a status that programs end with after a failure."""
    return _ending(body) is Handling.RAISES or any(
        isinstance(part, ast.Return)
        and isinstance(part.value, ast.Constant)
        and _is_exit_status(part.value.value)
        for part in body
    )


def _traces(call: ast.Call) -> bool:
    """Whether a call logs or prints the traceback of the exception at hand."""
    called = name_of(call.func)
    return called == "exception" or called in _TRACE_CALLS or _asks_for_trace(call)


def as_retry(
    handler: ast.ExceptHandler,
    body: Sequence[ast.stmt],
    loop: ast.stmt,
    following: Sequence[ast.stmt],
) -> Handling:
    """Judge a clause in a loop by whether going on is another attempt at the same thing.

    So it is when the guarded body leaves the loop once it succeeds and something is raised where
    the attempts are used up, and in an endless loop in which the handler waits. A clause that leaves
    the loop itself makes no other attempt, and a body that leaves it where nothing is left to read
    goes through pages. Anything else is as silent as can be, so that the clause's own judgement stands.
    """
    last = handler.body[-1]
    raises_after = any(isinstance(part, ast.Raise) for part in parts_of(following))
    if isinstance(last, ast.Return) or (isinstance(last, ast.Break) and not raises_after):
        return Handling.EXITS_CLEAN
    calls = {name_of(part.func) for part in parts_of(handler.body) if isinstance(part, ast.Call)}
    leaves = any(isinstance(part, ast.Return | ast.Break) for part in parts_of(body))
    if isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant):
        succeeds = leaves and not _only_runs_out(body)
        return Handling.RECOVERS if succeeds or "sleep" in calls else Handling.EXITS_CLEAN
    otherwise = loop.orelse if isinstance(loop, ast.For | ast.While | ast.AsyncFor) else []
    if leaves and any(isinstance(part, ast.Raise) for part in parts_of((*otherwise, *following))):
        return Handling.RAISES
    return Handling.EXITS_CLEAN


def _only_runs_out(body: Sequence[ast.stmt]) -> bool:
    """Whether a body leaves its loop only where nothing is left: ``if not token: break``."""
    ends = {
        id(part.body[-1])
        for part in parts_of(body)
        if isinstance(part, ast.If) and _finds_nothing(part.test)
    }
    return all(
        id(part) in ends for part in parts_of(body) if isinstance(part, ast.Return | ast.Break)
    )


def _finds_nothing(test: ast.expr) -> bool:
    """Whether a test asks if a plain value is missing, or a key: no more pages, no more rows."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name() | ast.Subscript()):
            return True
        case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Attribute(attr="get"))):
            return True
        case ast.Compare(ops=[ast.NotIn()], left=ast.Constant(value=str())):
            return True
        case ast.Compare(left=ast.Name(), ops=[ast.Is() | ast.Eq()], comparators=[value]):
            return _is_default(value)
        case _:
            return False


def _path(body: Sequence[ast.stmt], name: str) -> Handling:
    """Judge a straight run of statements, its branches by the one that hides most.

    A text made from the exception carries it under another name. Where that name is only logged or
    printed it is no report; where nothing more happens, what follows the handler has it.
    """
    worst = Handling.SILENT
    carried = ""
    for index, statement in enumerate(body, start=1):
        carrier = _carrier(statement, name)
        if carrier:
            carried = carrier
            continue
        outcome = _statement(statement, name)
        if carried and (outcome is None or outcome not in _HONEST):
            under = _statement(statement, carried)
            if _mentions([statement], carried):
                outcome, carried = under, carried if under is None else ""
        if outcome is None:
            continue
        if outcome in _HONEST or outcome is Handling.EXITS_CLEAN:
            ending = _ending(body[index:])
            return outcome if ending is None else ending
        if isinstance(statement, ast.Return):
            return min(outcome, worst) if worst is not Handling.SILENT else outcome
        worst = min(worst, outcome)
    return Handling.REPORTS if carried else worst


def _ending(body: Sequence[ast.stmt]) -> Handling | None:
    """How a straight run of statements ends the function or the program; None when it does neither."""
    for statement in body:
        match statement:
            case ast.Raise():
                return Handling.RAISES
            case ast.Expr(value=ast.Call() as call) if name_of(call.func) in EXITS:
                return _exit(call)
            case _:
                pass
    return None


def _carrier(statement: ast.stmt, name: str) -> str:
    """The plain name that a statement gives to a text about the failure, or ""."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=target)], value=value) if _mentions([value], name):
            return target
        case ast.Assign(
            targets=[ast.Name(id=target)], value=ast.Constant(value=str()) | ast.JoinedStr()
        ) if _FAILURE_NAME.search(target):
            return target
        case _:
            return ""


def _statement(node: ast.stmt, name: str) -> Handling | None:
    """Judge one statement; None when it neither shows nor hides anything."""
    match node:
        case ast.Raise():
            return Handling.RAISES
        case ast.Return(value=value):
            return _value(value, name)
        case ast.Expr(value=(ast.Call() as call) | ast.Await(value=ast.Call() as call)):
            return _call(call, name)
        case ast.Expr(value=ast.Yield(value=value)):
            return _value(value, name)
        case ast.Assign(targets=targets, value=value):
            return _assigned(targets, value, name)
        case ast.AnnAssign(target=target, value=value) if value is not None:
            return _assigned([target], value, name)
        case ast.AugAssign():
            return Handling.REPORTS
        case ast.If(test=test, body=body, orelse=orelse):
            return _branches(test, body, orelse, name)
        case ast.With(body=body) | ast.AsyncWith(body=body):
            return _with(node, body, name)
        case ast.Try(body=body, finalbody=finalbody):
            inner = _path([*body, *finalbody], name)
            return inner if inner in _HONEST else max(inner, Handling.LOGS_TRACE)
        case ast.For(body=body) | ast.AsyncFor(body=body):
            return _each(body, name)
        case ast.While(body=body):
            return _path(body, name)
        case ast.Assert() | ast.Match() | ast.FunctionDef():
            return Handling.RECOVERS
        case _:
            return None


def _each(body: Sequence[ast.stmt], name: str) -> Handling:
    """Judge a loop in a handler: a test in it picks out the elements for which something is still to be done."""
    for statement in body:
        match statement:
            case ast.If(body=inner, orelse=[]) if (found := _path(inner, name)) in _HONEST:
                return found
            case _:
                pass
    return _path(body, name)


def _branches(
    test: ast.expr, body: Sequence[ast.stmt], orelse: Sequence[ast.stmt], name: str
) -> Handling | None:
    """Judge an ``if`` in a handler; None when what follows decides.

    A test that looks at the exception picks out an expected failure: what is done with that one
    hides nothing, what is done with all others counts. A test of the attempt's number belongs to a
    retry, which raises in the end.
    """
    first = _path(body, name)
    second = _path(orelse, name) if orelse else None
    if _mentions([test], name):
        others = first if _excludes(test) else second
        if others is None or first in _HONEST or second in _HONEST:
            return others
        return max(first, others)
    if (first in _HONEST or second is Handling.RAISES) and any(
        isinstance(part, ast.Name) and _ATTEMPT.search(part.id) for part in ast.walk(test)
    ):
        return Handling.RAISES
    if second is None:
        return None if first in _HONEST else first
    return max(first, second)


def _excludes(test: ast.expr) -> bool:
    """Whether a test picks out everything but the expected failure: ``error.status != 404``."""
    match test:
        case ast.UnaryOp(op=ast.Not()):
            return True
        case ast.Compare(ops=[ast.NotEq() | ast.NotIn() | ast.IsNot()]):
            return True
        case ast.BoolOp(values=values):
            return any(_excludes(value) for value in values)
        case _:
            return False


def _with(node: ast.With | ast.AsyncWith, body: Sequence[ast.stmt], name: str) -> Handling:
    inner = _path(body, name)
    opens = any(isinstance(item.context_expr, ast.Call) for item in node.items)
    return Handling.REPORTS if opens and inner not in _HONEST and _mentions(body, name) else inner


def _assigned(targets: Sequence[ast.expr], value: ast.expr, name: str) -> Handling:
    """Judge an assignment: a target that is named after failures counts or keeps this one."""
    if _mentions([value], name) or any(_FAILURE_NAME.search(word) for word in words_of(targets)):
        return Handling.REPORTS
    if isinstance(value, ast.Constant) and type(value.value) is int:
        # A number is a status only under the name of one, and elsewhere the value to go on with.
        named = any(_EXIT_NAME.search(word) for word in words_of(targets))
        return Handling.REPORTS if named and _is_exit_status(value.value) else Handling.DEFAULT
    return _value(value, name)


def _value(value: ast.expr | None, name: str) -> Handling:
    """Judge what a handler returns or assigns."""
    if value is None or _is_default(value):
        return Handling.DEFAULT
    if _mentions([value], name):
        return Handling.REPORTS
    match value:
        case ast.Dict(keys=keys):
            tells = any(_FAILURE_NAME.search(text_of(key)) for key in keys)
        case ast.Tuple(elts=parts):
            tells = any(len(text_of(part)) > 3 or _is_error_status(part) for part in parts)
        case ast.Call():
            tells = any(
                _FAILURE_NAME.search(text_of(part)) or _is_error_status(part)
                for part in ast.walk(value)
            )
        case ast.Constant(value=constant):
            tells = _is_exit_status(constant) or bool(_FAILURE_NAME.search(text_of(value)))
            return Handling.REPORTS if tells else Handling.DEFAULT
        case ast.Attribute(attr=attribute) if not attribute.isupper():
            tells = False
        case ast.Name() | ast.Attribute() | ast.JoinedStr():
            # What somebody kept for this case, or a text without the failure in it.
            words = (*words_of([value]), *map(text_of, getattr(value, "values", ())))
            tells = any(_FAILURE_NAME.search(word) for word in words)
            return Handling.REPORTS if tells else Handling.DEFAULT
        case _:
            tells = False
    return Handling.REPORTS if tells else Handling.RECOVERS


def _text_of_number(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) and type(node.value) is int else ""


def _is_exit_status(constant: object) -> bool:
    """Whether a constant is a number that programs end with after a failure."""
    return type(constant) is int and 0 < constant < 4


def _is_error_status(node: ast.AST) -> bool:
    """Whether `node` is a number like an HTTP status that tells of an error."""
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value >= 400


def _is_default(value: ast.expr) -> bool:
    """Whether a value is what a caller would also get if there were nothing to get."""
    match value:
        case ast.Constant(value=constant):
            # By type and value: 1 is no True here.
            return (type(constant), constant) in _DEFAULTS or constant is ...
        case ast.List(elts=parts) | ast.Set(elts=parts) | ast.Tuple(elts=parts):
            return all(_is_default(part) for part in parts)
        case ast.DictComp():
            return True  # made of what was there before, as if nothing had failed
        case ast.ListComp(elt=part) | ast.BinOp(left=ast.List(elts=[part]), op=ast.Mult()):
            return _is_default(part)
        case ast.Dict(keys=keys, values=values):
            return all(_is_default(part) for part in values) and not any(
                _STATUS_NAME.search(text_of(key)) for key in keys
            )
        case ast.Call(func=func, args=args, keywords=[]):
            return name_of(func) in _DEFAULT_MAKERS and all(_is_default(part) for part in args)
        case ast.UnaryOp(operand=operand):
            return _is_default(operand) or _text_of_number(operand) == "1"
        case ast.Attribute(attr=attribute):
            return attribute in _NO_NUMBERS
        case _:
            return False


def _call(call: ast.Call, name: str) -> Handling | None:
    """Judge a call that stands as a statement of the handler."""
    called = name_of(call.func)
    if called in EXITS:
        return _exit(call)
    if _traces(call):
        return Handling.LOGS_TRACE
    if says(call):
        if _holds_trace(call):
            return Handling.LOGS_TRACE
        return Handling.PRINTS if _prints(call) else Handling.LOGS
    if called in _LOG_METHODS and isinstance(call.func, ast.Attribute):
        return Handling.REPORTS  # shown to the person at the screen
    if called in _WRITES and call.args and all(_is_default(part) for part in call.args):
        return Handling.DEFAULT
    if called in _WRITES or called in _REPORTS:
        return Handling.REPORTS
    if _mentions([*call.args, *[keyword.value for keyword in call.keywords]], name):
        return Handling.REPORTS
    return None if called in _CLEANUP else Handling.RECOVERS


def _exit(call: ast.Call) -> Handling:
    """Judge a call that ends the program, by the status it gives."""
    match call.args:
        case [] | [ast.Constant(value=0 | None | False), *_]:
            return Handling.EXITS_CLEAN
        case _:
            return Handling.RAISES


def _asks_for_trace(call: ast.Call) -> bool:
    """Whether a logging call has ``exc_info=True``, or the exception itself there."""
    return any(
        keyword.arg == "exc_info"
        and not (isinstance(keyword.value, ast.Constant) and not keyword.value.value)
        for keyword in call.keywords
    )


def _holds_trace(call: ast.Call) -> bool:
    """Whether an argument is a formatted traceback."""
    return any(
        isinstance(node, ast.Call) and node is not call and name_of(node.func) in _TRACE_CALLS
        for node in ast.walk(call)
    )


def says(call: ast.Call) -> bool:
    """Whether a call prints or logs."""
    called = name_of(call.func)
    if called in _LOG_METHODS and isinstance(call.func, ast.Attribute):
        return bool(_LOGGER.search(chain_of(call.func.value)))
    return _prints(call) or bool(_LOG_FUNCTION.fullmatch(called))


def _prints(call: ast.Call) -> bool:
    """Whether a call is ``print(...)``, ``sys.stderr.write(...)`` or ``console.print(...)``."""
    func = call.func
    return name_of(func) in _CONSOLE_CALLS or (
        isinstance(func, ast.Attribute)
        and func.attr in {"write", "print"}
        and name_of(func.value) in {"stdout", "stderr", "console"}
    )


def _mentions(nodes: Iterable[ast.AST], name: str) -> bool:
    """Whether the exception, bound to `name`, occurs in `nodes`; never when it has no name."""
    return bool(name) and any(
        isinstance(part, ast.Name) and part.id == name for part in parts_of(nodes)
    )
