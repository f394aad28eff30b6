"""Operators, comprehensions and the other expressions that only combine values."""

import ast
import itertools

from autodebt_lint.languages.python import literals
from autodebt_lint.languages.python.assignments import bind
from autodebt_lint.languages.python.calls import note_call
from autodebt_lint.languages.python.literal_functions import literal_function, note_literal_function
from autodebt_lint.languages.python.names import last_name
from autodebt_lint.languages.python.quiet_calls import element_gone_through
from autodebt_lint.languages.python.record_ids import note_given
from autodebt_lint.languages.python.responses import escape, look_at_truth, look_inside
from autodebt_lint.languages.python.shapes import name_of
from autodebt_lint.languages.python.sinks import keep_joined_secret, keep_secret, tell, tell_whole
from autodebt_lint.languages.python.values import (
    concat,
    either,
    mix,
    percent,
    text,
    united,
)
from autodebt_lint.languages.python.walk import Walk, evaluate
from autodebt_lint.model.facts import Use
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)

_PATHS = frozenset([Text, Const, Symbol])
"""Values that may be a path that another one is joined to."""
_MEMBERSHIP = frozenset([ast.In, ast.NotIn])
_PATH_MAKERS = frozenset(["Path", "PurePath"])
_FOLDERS = frozenset("root dir directory folder path home parent cwd".split())
"""Words by which somebody calls a folder."""

# Operators


def binary(walk: Walk, node: ast.BinOp) -> Value:
    """Concatenation, ``%`` and paths are followed, other arithmetic is only depended on."""
    mark = len(walk.fresh)
    left = evaluate(walk, node.left)
    right = evaluate(walk, node.right)
    if type(node.op) is ast.Add:
        value = keep_joined_secret(walk, concat(left, right))
    elif type(node.op) is ast.Mod:
        value = _modulo(walk, node, left, right)
    elif type(node.op) is ast.Div and (
        type(left) in _PATHS or _is_text(right) or _names_folder(node.left)
    ):
        value = text((left, Const("/"), right))
    elif type(node.op) is ast.BitOr:
        value = united(left, right)
    else:
        value = mix((left, right))
    if len(walk.fresh) > mark:
        tell_whole(walk, value, mark)
    return value


def _names_folder(node: ast.expr) -> bool:
    """Whether something is made or called like a folder: ``Path(out)`` or ``self.root / name`` is no arithmetic."""
    if type(node) is ast.Call and name_of(node.func) in _PATH_MAKERS:
        return True
    return not _FOLDERS.isdisjoint(name_of(node).lower().split("_"))


def _is_text(value: Value) -> bool:
    """Whether a value is a text for sure: nothing but a path is divided by one."""
    return type(value) is Text or (type(value) is Const and type(value.value) is str)


def _modulo(walk: Walk, node: ast.BinOp, left: Value, right: Value) -> Value:
    if type(left) is Const:
        return (
            keep_joined_secret(walk, percent(left, right)) if type(left.value) is str else UNKNOWN
        )
    if type(left) is Text:
        return text((left, Mix((right,))))
    if type(left) is Symbol:
        # A template kept in a module: linking knows its text.
        return note_call(walk, node, Attr(left, "__mod__"), (right,))
    return mix((left, right))


def boolean(walk: Walk, node: ast.BoolOp) -> Value:
    """``or`` keeps all operands, ``and`` too: any of them may be the result."""
    options: list[Value] = []
    for operand in node.values:
        mark = len(walk.fresh)
        value = evaluate(walk, operand)
        look_at_truth(walk, value, operand)
        if (
            options
            and len(walk.fresh) > mark
            and type(node.op) is ast.Or
            and type(options[0]) in (Result, Item)
        ):
            tell(walk, value, mark, "fallback")
        options.append(value)
    return either(options)


def unary(walk: Walk, node: ast.UnaryOp) -> Value:
    """``not`` and signs."""
    value = evaluate(walk, node.operand)
    if type(node.op) is ast.Not:
        look_at_truth(walk, value, node.operand)
        return UNKNOWN
    if type(node.op) is ast.USub and type(value) is Const:
        number = value.value
        if type(number) is int or type(number) is float:
            return Const(-number)
    return mix((value,))


def compare(walk: Walk, node: ast.Compare) -> Value:
    """A comparison; literals in it are tested for, not used."""
    mark = len(walk.fresh)
    left = evaluate(walk, node.left)
    tell(walk, left, mark, "compared")
    name = last_name(node.left)
    value: Value = UNKNOWN
    for operand in node.comparators:
        mark = len(walk.fresh)
        value = evaluate(walk, operand)
        if type(node.ops[-1]) in _MEMBERSHIP:
            look_inside(walk, value, operand)
        tell(walk, value, mark, "compared")
        if name and type(value) is Const:
            if literals.means_secret(name):
                keep_secret(walk, value, name)
            note_given(walk, name, value, operand, "compared")
    return mix((value,)) if _is_column(left) else UNKNOWN


def _is_column(value: Value) -> bool:
    """Whether a value may be a column of a model: compared with something it is a condition that holds this."""
    owner = value.name.rpartition(".")[0].rpartition(".")[2] if type(value) is Symbol else ""
    return owner.lstrip(":")[:1].isupper()


def conditional(walk: Walk, node: ast.IfExp) -> Value:
    """``a if test else b``."""
    look_at_truth(walk, evaluate(walk, node.test), node.test)
    return either((evaluate(walk, node.body), evaluate(walk, node.orelse)))


# Comprehensions and lambdas


def comprehension(walk: Walk, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> Value:
    """A comprehension is a sequence with one element that stands for all.

    A number says nothing but how many there are: ``sum(1 for row in rows)``.
    """
    elements = _generators(walk, node.generators)
    value = evaluate(walk, node.elt)
    if type(value) is Const and type(value.value) is int:
        value = mix((value, elements[-1]))
    return Seq((value,))


def dict_comprehension(walk: Walk, node: ast.DictComp) -> Value:
    """A dictionary comprehension, its key kept."""
    _generators(walk, node.generators)
    return Dict(((evaluate(walk, node.key), evaluate(walk, node.value)),))


def _generators(walk: Walk, generators: list[ast.comprehension]) -> list[Value]:
    """Go through what a comprehension goes through: one element of each."""
    elements: list[Value] = []
    for generator in generators:
        source = evaluate(walk, generator.iter)
        look_inside(walk, source, generator.iter)
        elements.append(element_gone_through(walk, generator.iter, source))
        bind(walk, generator.target, elements[-1])
        for test in generator.ifs:
            look_at_truth(walk, evaluate(walk, test), test)
    return elements


def function_literal(walk: Walk, node: ast.Lambda) -> Value:
    """Calls in a lambda belong to the frame that makes it.

    What it is given is known at once where an element of something is, and else by who calls it.
    """
    frame = walk.frame
    env = frame.env
    frame.env = dict(env)
    given, walk.elements_given = walk.elements_given, ()
    parameters = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    called_later = bool(parameters) and not given and _calls(node.body)
    name = literal_function(walk) if called_later else ""
    for parameter, value in itertools.zip_longest(parameters, given[: len(parameters)]):
        unknown = Param(name, parameter.arg) if called_later else UNKNOWN
        frame.env[parameter.arg] = unknown if value is None else value
    value = evaluate(walk, node.body)
    own = {parameter.arg for parameter in parameters}
    # What it puts into a container stays there: ``on_page(lambda row: rows.append(row))``.
    env.update((key, grown) for key, grown in frame.env.items() if key in env and key not in own)
    frame.env = env
    if not called_later:
        return Mix((value,))
    note_literal_function(walk, node, name, value)
    return Mix((value, walk.symbol(f":{name}")))


def _calls(node: ast.expr) -> bool:
    """Whether an expression has a call in it."""
    return any(type(part) is ast.Call for part in ast.walk(node))


# The rest


def inner(walk: Walk, node: ast.Await | ast.Starred | ast.FormattedValue) -> Value:
    """Nodes that stand for the value inside them."""
    value = evaluate(walk, node.value)
    if type(node) is ast.FormattedValue:
        look_inside(walk, value, node.value)
    return value


def yielded(walk: Walk, node: ast.Yield) -> Value:
    """A yielded value is an element of what the function returns."""
    if node.value is not None:
        value = evaluate(walk, node.value)
        walk.frame.yields.append(value)
        escape(walk, value, Use.STORED, node)
    return UNKNOWN


def yielded_from(walk: Walk, node: ast.YieldFrom) -> Value:
    """Each element of the value is an element of what the function returns."""
    value = evaluate(walk, node.value)
    walk.frame.yields.append(Item(value))
    escape(walk, value, Use.STORED, node)
    return UNKNOWN


def named(walk: Walk, node: ast.NamedExpr) -> Value:
    """``name := value``."""
    value = evaluate(walk, node.value)
    bind(walk, node.target, value)
    return value


def bounds(walk: Walk, node: ast.Slice) -> Value:
    """A slice inside a tuple of subscripts."""
    for part in (node.lower, node.upper, node.step):
        if part is not None:
            evaluate(walk, part)
    return UNKNOWN


def other_expression(walk: Walk, node: ast.expr) -> Value:
    """An expression of a kind that a newer Python brought: its parts are still seen."""
    return mix(
        [
            evaluate(walk, child)
            for child in ast.iter_child_nodes(node)
            if isinstance(child, ast.expr)
        ]
    )
