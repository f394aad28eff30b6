"""What an exception handler does with the failure.

A handler is judged by the path through it that hides the failure best: one branch that swallows
is enough. Only the shape of the handler is looked at; what the guarded calls reach is linking's.
"""

import ast
import re
from collections.abc import Iterable, Sequence

from autodebt_lint.model.facts import Handling

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
_EXITS = frozenset(["exit", "_exit", "abort", "quit"])
_DEFAULT_MAKERS = frozenset(
    "dict list set tuple str int float bool frozenset DataFrame Series defaultdict OrderedDict".split()
)
_PARSERS = frozenset(
    "int float str bool Decimal loads strptime fromisoformat parse split rsplit strip lower upper replace "
    "get decode encode index group match search literal_eval fromtimestamp date datetime to_datetime "
    "to_numeric parse_date Fraction UUID ip_address isoparse len round b64decode unquote startswith "
    "endswith join format keys values items strftime find rfind lstrip rstrip title isdigit "
    "partition rpartition sub findall isinstance getattr next iter sorted min max sum timedelta "
    "urlparse urlsplit parse_qs parse_qsl safe_load fromstring netloc findtext item tolist normalize "
    "timestamp replace astimezone localize utcoffset mktime to_date as_tuple quantize".split()
)
_REMOVALS = frozenset(
    "remove unlink rmdir rmtree close kill terminate release mkdir makedirs cancel disconnect quit "
    "shutdown rollback unregister stop removeHandler replace rename".split()
)
_READS = frozenset(
    "open read load loads read_text read_bytes readlines readline exists stat listdir safe_load".split()
)
_FAILURE_NAME = re.compile(r"(?i)err|fail|exc|problem|invalid|bad|skipp|reject|dead|retry|unproc")

_ATTEMPT = re.compile(r"(?i)attempt|retr|tries|try|max|last|count|remaining|left")

_STATUS_NAME = re.compile(
    r"(?i)err|fail|exc|problem|invalid|success|status|ok\b|valid|message|reason"
)

#: From what shows the failure to what hides it.
_HONEST = (Handling.RAISES, Handling.REPORTS, Handling.RECOVERS)


def handling_of(handler: ast.ExceptHandler) -> Handling:
    """Judge one ``except`` clause."""
    return _path(handler.body, handler.name or "")


def work_of(body: Sequence[ast.stmt]) -> str:
    """Say what a ``try`` body does: ``import``, ``cleanup``, ``parsing``, ``file`` or ``other``."""
    if all(
        isinstance(s, ast.Import | ast.ImportFrom | ast.Assign | ast.Pass) for s in body
    ) and any(isinstance(s, ast.Import | ast.ImportFrom) for s in body):
        return "import"
    names: set[str] = set()
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Call):
                names.add(_called(node))
            elif isinstance(node, ast.Await | ast.AsyncWith | ast.AsyncFor):
                return "other"
    if names and names <= _REMOVALS and len(body) <= 2:
        return "cleanup"
    if names <= _PARSERS:
        return "parsing"
    if names <= _PARSERS | _READS and "open" in names | {"open" if "read_text" in names else ""}:
        return "file"
    return "other"


def _path(body: Sequence[ast.stmt], name: str) -> Handling:
    """Judge a straight run of statements, its branches by the one that hides most."""
    worst = Handling.SILENT
    for statement in body:
        outcome = _statement(statement, name)
        if outcome is None:
            continue
        if outcome in _HONEST or outcome is Handling.EXITS_CLEAN:
            return outcome
        if isinstance(statement, ast.Return):
            return min(outcome, worst) if worst is not Handling.SILENT else outcome
        worst = min(worst, outcome)
    return worst


def _statement(node: ast.stmt, name: str) -> Handling | None:
    """Judge one statement; None when it neither shows nor hides anything."""
    match node:
        case ast.Raise():
            return Handling.RAISES
        case ast.Return(value=value):
            return _value(value, name)
        case (
            ast.Expr(value=ast.Await(value=ast.Call() as call)) | ast.Expr(value=ast.Call() as call)
        ):
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
        case ast.For(body=body) | ast.While(body=body) | ast.AsyncFor(body=body):
            return _path(body, name)
        case ast.Assert() | ast.Match():
            return Handling.RECOVERS
        case ast.FunctionDef() | ast.ClassDef() | ast.Delete():
            return Handling.RECOVERS if isinstance(node, ast.FunctionDef) else None
    return None


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
    if name and _mentions([test], name):
        others = first if _excludes(test) else second
        if others is None or (first not in _HONEST and second not in _HONEST):
            return None if others is None else max(first, others)
        return others
    if first in _HONEST and any(
        _ATTEMPT.search(part.id) for part in ast.walk(test) if isinstance(part, ast.Name)
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
    return False


def _with(node: ast.With | ast.AsyncWith, body: Sequence[ast.stmt], name: str) -> Handling:
    inner = _path(body, name)
    opens = any(isinstance(item.context_expr, ast.Call) for item in node.items)
    return Handling.REPORTS if opens and inner not in _HONEST and _mentions(body, name) else inner


def _assigned(targets: Iterable[ast.expr], value: ast.expr, name: str) -> Handling | None:
    if name and _mentions([value], name):
        return Handling.REPORTS
    target_names = {
        part.id if isinstance(part, ast.Name) else part.attr
        for target in targets
        for part in ast.walk(target)
        if isinstance(part, ast.Name | ast.Attribute)
    }
    keys = {
        part.value
        for target in targets
        for part in ast.walk(target)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }
    if any(_FAILURE_NAME.search(text) for text in target_names | keys):
        return Handling.REPORTS
    outcome = _value(value, name)
    return outcome if outcome is not Handling.DEFAULT else Handling.DEFAULT


def _value(value: ast.expr | None, name: str) -> Handling:
    """Judge what a handler returns or assigns."""
    if value is None or _is_default(value):
        return Handling.DEFAULT
    if name and _mentions([value], name):
        return Handling.REPORTS
    if isinstance(value, ast.Dict) and any(
        isinstance(key, ast.Constant)
        and isinstance(key.value, str)
        and _FAILURE_NAME.search(key.value)
        for key in value.keys
    ):
        return Handling.REPORTS
    if isinstance(value, ast.Tuple) and any(
        isinstance(part, ast.Constant)
        and (
            (isinstance(part.value, str)
            and len(part.value) > 3)
            or (type(part.value) is int
            and part.value >= 400)
        )
        for part in value.elts
    ):
        return Handling.REPORTS
    if isinstance(value, ast.Call) and any(
        isinstance(part, ast.Constant)
        and (
            (isinstance(part.value, str)
            and _FAILURE_NAME.search(part.value))
            or (type(part.value) is int
            and part.value >= 400)
        )
        for part in ast.walk(value)
    ):
        return Handling.REPORTS
    if isinstance(value, ast.Constant):
        text = value.value
        return (
            Handling.REPORTS
            if (isinstance(text, str)
            and _FAILURE_NAME.search(text))
            or (type(text) is int
            and text not in (0, -1))
            else Handling.DEFAULT
        )
    return Handling.RECOVERS


def _is_default(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=constant):
            return constant in (None, False, True, 0, "", b"", -1, 0.0) or constant is Ellipsis
        case ast.List(elts=elts) | ast.Set(elts=elts) | ast.Tuple(elts=elts):
            return all(_is_default(part) for part in elts)
        case ast.Dict(keys=keys, values=values):
            return all(_is_default(part) for part in values) and not any(
                _tells_failure(key) for key in keys
            )
        case ast.Call(func=func, args=args, keywords=keywords):
            name = (
                func.id
                if isinstance(func, ast.Name)
                else func.attr
                if isinstance(func, ast.Attribute)
                else ""
            )
            return (
                name in _DEFAULT_MAKERS and not keywords and all(_is_default(part) for part in args)
            )
        case ast.UnaryOp(operand=operand):
            return _is_default(operand) or (isinstance(operand, ast.Constant) and operand.value == 1)
        case ast.Attribute(attr="nan" | "NaN" | "NaT" | "NA" | "NONE"):
            return True
    return False


def _tells_failure(key: ast.expr | None) -> bool:
    return (
        isinstance(key, ast.Constant)
        and isinstance(key.value, str)
        and bool(_STATUS_NAME.search(key.value))
    )


def _call(call: ast.Call, name: str) -> Handling | None:
    """Judge a call that stands as a statement of the handler."""
    called = _called(call)
    carries = (
        (bool(name)
        and _mentions(call.args, name))
        or any(_mentions([k.value], name) for k in call.keywords if name)
    )
    if called in _EXITS:
        return _exit(call, carries)
    if called == "exception" or called in _TRACE_CALLS:
        return Handling.LOGS_TRACE
    if any(k.arg == "exc_info" and not _is_default_false(k.value) for k in call.keywords):
        return Handling.LOGS_TRACE
    if called in {"print", "pprint", "echo", "secho"} or _writes_to_console(call):
        return Handling.LOGS_TRACE if _prints_trace(call) else Handling.PRINTS
    if called in _LOG_METHODS and isinstance(call.func, ast.Attribute):
        return Handling.LOGS_TRACE if _prints_trace(call) else Handling.LOGS
    if re.fullmatch(r"_?(?:log|logger|log_\w+|_?print\w*|debug_?print)", called):
        return Handling.LOGS
    if carries or called in _WRITES or called in {"fail", "skip", "capture_exception"}:
        return Handling.REPORTS
    if called in _CLEANUP:
        return None
    return Handling.RECOVERS


def _exit(call: ast.Call, carries: bool) -> Handling:
    if not call.args:
        return Handling.EXITS_CLEAN
    code = call.args[0]
    if isinstance(code, ast.Constant) and code.value in (0, None, False):
        return Handling.EXITS_CLEAN
    return Handling.RAISES


def _is_default_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and not value.value


def _prints_trace(call: ast.Call) -> bool:
    return any(
        isinstance(node, ast.Call) and _called(node) in _TRACE_CALLS
        for node in ast.walk(call)
        if node is not call
    )


def _writes_to_console(call: ast.Call) -> bool:
    func = call.func
    return (
        isinstance(func, ast.Attribute)
        and func.attr in {"write", "print"}
        and isinstance(func.value, ast.Attribute | ast.Name)
        and (func.value.attr if isinstance(func.value, ast.Attribute) else func.value.id)
        in {"stdout", "stderr", "console"}
    )


def _called(call: ast.Call) -> str:
    func = call.func
    if isinstance(func, ast.Name):
        return func.id
    return func.attr if isinstance(func, ast.Attribute) else ""


def _mentions(nodes: Iterable[ast.AST], name: str) -> bool:
    return any(
        isinstance(part, ast.Name) and part.id == name for node in nodes for part in ast.walk(node)
    )
