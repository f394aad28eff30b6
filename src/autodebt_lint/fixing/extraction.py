"""Literals that become settings, named and read as the project does it."""

import ast
import re
from typing import Literal, NamedTuple

import libcst as cst

from autodebt_lint.engine.setting_names import setting_name
from autodebt_lint.fixing.editing import Editing
from autodebt_lint.fixing.reading_style import Style, environment, project_style
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.sameness import Allowed
from autodebt_lint.fixing.setting_files import described
from autodebt_lint.fixing.surroundings import Setting
from autodebt_lint.languages.python.literals import token_vendor
from autodebt_lint.model.repair import Step

_OPENED = re.compile(r"([A-Za-z]*)('''|\"\"\"|'|\")")
_ORIGIN = re.compile(r"(?:https?|wss?)://[^/?#\s{}%'\"@\\]+")
_TEMPLATE = re.compile(r"\{\w*\}|%[sd(]")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+|[\w-]+(?:\.[\w-]+)+(?::\d+)?|localhost(?::\d+)?")
_WHOLE_TEXT = {"id": re.compile(r"[^\s/]+"), "address": _ADDRESS, "secret": re.compile(r"\S+")}
"""What a text is that holds nothing else."""
_UNNAMED = {"id": "ID", "address": "HOST", "secret": "TOKEN"}
"""What it is called where the code has no name for it."""
_OF_ORIGIN = "BASE_URL"
"""What scheme and host alone are called."""
#: Words of names that mean a whole address, whatever its path.
_WHOLE = re.compile(r"(?i)base|root|server|webhook|hook")
_LOOK_UPS = frozenset(["os.getenv", "getenv", "os.environ.get", "environ.get"])
_DEFAULTING = frozenset(["get", "getenv", "config", "getattr", "setdefault", "pop", "env"])
"""Functions whose last argument is what they give where there is nothing."""
_TABLE = 3
"""Entries of a list or dictionary from which on an id is one of many."""


def extract(step: Step, editing: Editing) -> None:
    """Move an address or an id into the configuration."""
    source = editing.source
    literal = source.node(step.place, ast.expr)
    leading = _leading(literal)
    origin = _ORIGIN.match(leading) if step.name == "address" else None
    name = _name(literal, editing)
    if isinstance(literal, ast.JoinedStr) or (
        origin and (_holder(literal, editing) == "variable" or not _is_whole(leading, name))
    ):
        if origin is None or (isinstance(literal, ast.JoinedStr) and origin.end() == len(leading)):
            raise RefusedError("a part of the host is worked out")
        _extract_origin(step, literal, origin[0], editing)
        return
    if not isinstance(literal, ast.Constant) or not isinstance(literal.value, str | int):
        raise RefusedError("the literal is no value that stands for itself")
    if isinstance(source.parent(literal), ast.JoinedStr | ast.MatchValue | ast.Expr):
        raise RefusedError("the literal is no value that stands for itself")
    if isinstance(literal.value, str) and not _WHOLE_TEXT[step.name].fullmatch(literal.value):
        raise RefusedError(f"the {step.name} is a part of a longer text")
    _refuse_tables(literal, editing)
    if _drop_fall_back(literal, editing, secret=step.name == "secret"):
        return
    system = _system(literal, step)
    unnamed = _UNNAMED[step.name] if "://" not in leading else "URL"
    if origin and origin[0] == leading and not setting_name(name, ""):
        name = _OF_ORIGIN  # as other addresses of the host are told from their paths
    variable = setting_name(name or unnamed, system, address="://" in leading)
    if not variable:
        raise RefusedError("its name does not say which system it is for")
    _replace(literal, variable, editing, secret=step.name == "secret")


def _system(literal: ast.Constant, step: Step) -> str:
    """Whose a setting is: a token's vendor is known by its shape, whatever else the file talks to."""
    told = step.name == "secret" and isinstance(literal.value, str)
    vendor = token_vendor(str(literal.value)) if told else ""
    return step.value if step.value.startswith(vendor) else vendor


def drop_default(step: Step, editing: Editing) -> None:
    """Let a setting fail that is not set."""
    literal = editing.source.node(step.place, ast.expr)
    look_up = _look_up(literal, editing)
    if look_up is None:
        raise RefusedError(
            "it is the fall-back of something else than a variable of the environment"
        )
    _drop(literal, look_up, editing)


def read_environment(step: Step, editing: Editing) -> None:
    """Read a secret from the environment instead."""
    literal = editing.source.node(step.place, ast.Constant)
    holder = editing.source.parent(literal)
    if not isinstance(literal.value, str) or isinstance(
        holder, ast.JoinedStr | ast.MatchValue | ast.Expr | ast.arguments
    ):
        raise RefusedError("the literal is no text that stands for itself")
    if _drop_fall_back(literal, editing, secret=True):
        return
    is_late = _is_late(literal, editing)
    style = environment(editing, late=True) if is_late else _style(editing, literal, secret=True)
    _put(literal, _read(style, step.value, ast.unparse(literal), editing, secret=True), editing)


class _LookUp(NamedTuple):
    """A variable of the environment that is asked for with a fall-back."""

    whole: ast.expr
    """The call, with what an ``or`` puts behind it."""
    function: str
    """By which it is asked for, as the code calls that."""
    key: str


def _look_up(literal: ast.expr, editing: Editing) -> _LookUp | None:
    """The variable of the environment in whose place a literal stands; None where it is no such fall-back."""
    whole = editing.source.parent(literal)
    asked, arguments = whole, 2
    if isinstance(whole, ast.BoolOp) and isinstance(whole.op, ast.Or) and len(whole.values) == 2:
        asked, arguments = whole.values[0], 1
    if (
        not isinstance(whole, ast.expr)
        or not isinstance(asked, ast.Call)
        or not isinstance(literal, ast.Constant)
        or (function := ast.unparse(asked.func)) not in _LOOK_UPS
        or asked.keywords
        or len(asked.args) != arguments
        or not isinstance(key := asked.args[0], ast.Constant)
        or not isinstance(key.value, str)
        or key is literal
    ):
        return None
    return _LookUp(whole, function, key.value)


def _drop(literal: ast.expr, at: _LookUp, editing: Editing, *, secret: bool = False) -> None:
    """Ask the environment without a fall-back."""
    mapping = "environ" if at.function.startswith("environ") else "os.environ"
    if at.function == "getenv":
        editing.need_module("os")
    _put(at.whole, f'{mapping}["{at.key}"]', editing)
    editing.note(Setting(at.key, at.key, ast.unparse(literal), secret))


def _drop_fall_back(literal: ast.expr, editing: Editing, *, secret: bool) -> bool:
    """Drop a literal that stands in for a setting, which has a name already: a second one would be asked for first.

    Raises:
        RefusedError: it is a secret, and the default of a setting that is not asked of the environment.
    """
    look_up = _look_up(literal, editing)
    if look_up is not None:
        _drop(literal, look_up, editing, secret=secret)
        return True
    if secret and _is_default(literal, editing):
        raise RefusedError("the literal is the default of another setting")
    return False


def _is_default(literal: ast.expr, editing: Editing) -> bool:
    """Whether a call gives a literal where it has nothing: ``config("TOKEN", default="...")``."""
    holder = editing.source.parent(literal)
    named = isinstance(holder, ast.keyword) and holder.arg == "default"
    call = editing.source.parent(holder) if named and holder is not None else holder
    return (
        isinstance(call, ast.Call)
        and (named or literal in call.args[1:])
        and ast.unparse(call.func).rpartition(".")[2] in _DEFAULTING
    )


def _leading(literal: ast.expr) -> str:
    """The text that a literal begins with."""
    if isinstance(literal, ast.JoinedStr):
        literal = literal.values[0] if literal.values else literal
    if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
        return literal.value
    return ""


def _holder(literal: ast.expr, editing: Editing) -> Literal["constant", "variable", ""]:
    """What a literal is assigned to: a constant of the module or of a class, a function's variable, or nothing.

    A variable's name says what it is good for there alone.
    """
    if not isinstance(editing.source.parent(literal), ast.Assign | ast.AnnAssign):
        return ""
    scope = editing.source.scope(literal)
    return "constant" if isinstance(scope, ast.Module | ast.ClassDef) else "variable"


def _is_whole(text: str, name: str) -> bool:
    """Whether an address becomes a setting as it is, and not its host alone."""
    path = _ORIGIN.sub("", text, count=1).strip("/")
    general = not setting_name(name, "") or _WHOLE.search(name)
    return bool(name) and not _TEMPLATE.search(text) and (not path or bool(general))


def _name(literal: ast.expr, editing: Editing) -> str:
    """What the code calls a literal: the variable, argument or key that is given it; "" for nothing."""
    holder = editing.source.parent(literal)
    match holder:
        case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
            return _last(target)
        case ast.keyword(arg=str(name)):
            return name
        case ast.Dict(keys=keys, values=values) if literal in values:
            key = keys[values.index(literal)]
            return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
        case ast.Compare(left=left, comparators=[other]):
            return _last(other if literal is left else left)
        case ast.arguments():
            named = [*holder.posonlyargs, *holder.args][-len(holder.defaults) or None :]
            given = [*zip(named, holder.defaults, strict=False)]
            given += [
                (a, d) for a, d in zip(holder.kwonlyargs, holder.kw_defaults, strict=True) if d
            ]
            return next((argument.arg for argument, default in given if default is literal), "")
        case _:
            return ""


def _last(target: ast.expr) -> str:
    match target:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            return name
        case _:
            return ""


def _refuse_tables(literal: ast.expr, editing: Editing) -> None:
    """Leave what is one of many: a table moves as a whole or not at all."""
    holder = editing.source.parent(literal)
    is_key = isinstance(holder, ast.Dict) and literal in holder.keys
    is_listed = isinstance(holder, ast.List | ast.Tuple | ast.Set) and len(holder.elts) >= _TABLE
    if isinstance(holder, ast.Dict):
        numbers = [
            it for it in holder.values if isinstance(it, ast.Constant) and str(it.value).isdigit()
        ]
        is_listed = literal in numbers and len(numbers) >= _TABLE
    if is_key or is_listed:
        raise RefusedError("it is one of a table, which moves as a whole")


def _extract_origin(step: Step, literal: ast.expr, origin: str, editing: Editing) -> None:
    """Put a setting in the place of scheme and host, and keep the rest of the text."""
    source = editing.source
    variable = setting_name(_OF_ORIGIN, step.value)
    if not variable:
        raise RefusedError("no name is known to read the address by")
    whole = source.syntax(
        source.place(literal), cst.SimpleString, cst.FormattedString, cst.ConcatenatedString
    )
    first = _first(whole)
    written = _code(first)
    opened = _OPENED.match(written)
    assert opened is not None
    rest = written[opened.end() :]
    if "b" in opened[1].lower() or not rest.startswith(origin):
        raise RefusedError("the literal is not written letter by letter")
    read = _constant(literal, variable, repr(origin), editing, secret=False)
    rest = rest[len(origin) :]
    is_plain = isinstance(first, cst.SimpleString)
    if first is whole and is_plain and rest == opened[2]:
        _put(literal, read, editing)
        return
    if is_plain:
        rest = rest.replace("{", "{{").replace("}", "}}")
    prefix = "f" + opened[1].lower().replace("u", "") if is_plain else opened[1]
    inner = read.replace('"', "'") if '"' in opened[2] else read
    piece = cst.parse_expression(f"{prefix}{opened[2]}{{{inner}}}{rest}")
    editing.change(first, lambda it: piece.with_changes(lpar=it.lpar, rpar=it.rpar))
    changed = whole.deep_replace(first, piece)
    new = piece if first is whole else changed
    assert isinstance(new, cst.BaseExpression)
    _mean(literal, _code(new), editing)


def _first(node: cst.BaseString) -> cst.SimpleString | cst.FormattedString:
    """The first of the texts that stand behind one another."""
    while isinstance(node, cst.ConcatenatedString):
        node = node.left
    if not isinstance(node, cst.SimpleString | cst.FormattedString):
        raise RefusedError("the literal is a template")
    return node


def _code(node: cst.BaseExpression) -> str:
    """The text of an expression without the parentheses around it."""
    return cst.Module([]).code_for_node(node.with_changes(lpar=(), rpar=()))


def _replace(literal: ast.Constant, variable: str, editing: Editing, *, secret: bool) -> None:
    """Put a setting in the place of a literal: at once where the module's constant holds it."""
    value = ast.unparse(literal)
    if _holder(literal, editing) == "constant":
        style = _style(editing, literal, secret=secret)
        read = _read(style, variable, value, editing, secret=secret)
        _put(literal, _typed(literal, read, style), editing)
        return
    _put(literal, _constant(literal, variable, value, editing, secret=secret), editing)


def _constant(
    literal: ast.expr, variable: str, value: str, editing: Editing, *, secret: bool
) -> str:
    """How a place within the code names a setting: by a constant of the module where it would be read anew."""
    style = _style(editing, literal, secret=secret)
    read = _typed(literal, _read(style, variable, value, editing, secret=secret), style)
    if style.home not in {"environment", "document"} or style.late:
        return read
    editing.need_constant(variable, read, after=style.line, before=literal.lineno)
    return variable


def _style(editing: Editing, literal: ast.expr, *, secret: bool) -> Style:
    """How the file reads settings, which must be possible above a literal; secrets in the environment alone.

    Raises:
        RefusedError: the literal is read before the environment is filled.
    """
    outer = [it for it in editing.source.parents(literal) if isinstance(it, ast.stmt)]
    line = outer[-1].lineno if outer else literal.lineno
    style = None if secret else project_style(editing)
    if style is not None and style.line < line:
        return style
    try:
        style = environment(editing)
    except RefusedError:
        if not _is_late(literal, editing):
            raise
        return environment(editing, late=True)
    if style.line < line:
        return style
    if not _is_late(literal, editing):
        raise RefusedError("the environment is filled further below")
    return environment(editing, late=True)


def _is_late(literal: ast.expr, editing: Editing) -> bool:
    """Whether a literal is reached by a function that is called, and not when the module is loaded."""
    scope = editing.source.scope(literal)
    is_default = isinstance(editing.source.parent(literal), ast.arguments)
    return isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef) and not is_default


def _read(style: Style, variable: str, value: str, editing: Editing, *, secret: bool) -> str:
    """Write how a setting is read, and note it.

    Raises:
        RefusedError: what it would be called is something else already.
    """
    name = style.named(variable)
    if style.known.get(name, value) != value and not style.environment:
        raise RefusedError(f"{style.path} means something else by {name}")
    if style.environment:
        _refuse_other_meaning(variable, value, editing, secret=secret)
    editing.note(
        Setting(
            name,
            variable if style.environment else "",
            value,
            secret,
            style.home,
            style.path,
            style.holder,
        )
    )
    return style.read(name)


def _refuse_other_meaning(variable: str, value: str, editing: Editing, *, secret: bool) -> None:
    """Leave a variable alone that may stand for another value already."""
    if any(it.variable == variable for it in editing.known):
        return  # made in this run, which compares the values
    around = editing.surroundings
    said = described(variable, around.path, around.read)
    nodes = [*ast.walk(editing.source.tree)]
    is_read = any(isinstance(it, ast.Constant) and it.value == variable for it in nodes)
    is_default = any(
        isinstance(it, ast.Call) and [ast.unparse(a) for a in it.args] == [repr(variable), value]
        for it in nodes
    )
    is_same = not secret and (is_default or said == str(ast.literal_eval(value)))
    if not is_same and (said or is_read):
        raise RefusedError(f"{variable} may stand for something else already")


def _typed(literal: ast.expr, read: str, style: Style) -> str:
    """The environment holds texts; what reads it where the code had a number makes one of it."""
    is_number = isinstance(literal, ast.Constant) and isinstance(literal.value, int)
    return f"int({read})" if is_number and style.home == "environment" else read


def _put(old: ast.expr, written: str, editing: Editing) -> None:
    """Write an expression in the place of another one."""
    source = editing.source
    node = source.syntax(
        source.place(old),
        *(cst.SimpleString, cst.FormattedString, cst.ConcatenatedString, cst.Integer, cst.Call),
        *(cst.BooleanOperation,),
    )

    def change(old: cst.BaseExpression) -> cst.BaseExpression:
        return cst.parse_expression(written).with_changes(lpar=old.lpar, rpar=old.rpar)

    editing.change(node, change)
    _mean(old, written, editing)


def _mean(old: ast.expr, written: str, editing: Editing) -> None:
    """Say that an expression takes the place of another one."""
    new = ast.unparse(ast.parse(f"({written})", mode="eval").body)
    editing.meant[Allowed("expression", new, ast.unparse(old))] += 1
