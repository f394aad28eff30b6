"""Functions and classes: what runs where they are defined, and the facts of their bodies.

A class body runs at once. A function body waits until everything around the function is known, so
that it sees the names that are bound further down.
"""

import ast
import itertools
from collections.abc import Sequence

import msgspec

from autodebt_lint.languages.python import literals
from autodebt_lint.languages.python.annotations import annotated_class, depended
from autodebt_lint.languages.python.handed_on import is_task
from autodebt_lint.languages.python.names import last_name, note_inner
from autodebt_lint.languages.python.pages import speak_of_all, speak_of_pages
from autodebt_lint.languages.python.records import NO_HEADER, Definition, FunctionNode, Header
from autodebt_lint.languages.python.registries import note_taker
from autodebt_lint.languages.python.scopes import Frame
from autodebt_lint.languages.python.sinks import keep_secret, tell
from autodebt_lint.languages.python.values import either
from autodebt_lint.languages.python.walk import Walk, evaluate, execute
from autodebt_lint.model.facts import (
    PROPERTIES,
    Class,
    Function,
    FunctionDetails,
    ResultUse,
    Use,
    encoded,
)
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Const, Item, Param, Result, Symbol, Value
from autodebt_lint.patterns import pattern

MAX_RETURNS = 16
MAX_SAID = 300
"""Characters of a docstring that are kept."""
ANONYMOUS = "_"
_OF_SENDER = frozenset(["X-", "x-"])
"""How headers begin that no standard has."""
_ADDRESS = pattern(r"(?i)(?:^|_)(?:url|uri|host|endpoint|hook|webhook|domain|server|base)$")
"""End of the names of what holds an address."""
_GENERIC = frozenset(["typing.Generic", "typing_extensions.Generic"])
"""Bases that only say that a class has parameters."""
_OF_PROPERTY = frozenset(["setter", "deleter"])
"""Decorators of the functions that a property has besides the one that gives it."""
_GIVING_ONE = frozenset(["next"])
"""A function that gives one element, and is no name of a next page."""
_FIELD_MAKERS = frozenset(["attr.ib", "attr.attrib", "attr.field", "attrs.field"])
"""What makes a field of a class without an annotation."""


def function(walk: Walk, node: FunctionNode) -> bool:
    """A function is bound now and walked when everything around it is known."""
    frame = walk.frame
    old = frame.env.get(node.name)
    value = walk.symbol(":" + frame.qualified(node.name))
    if is_task(node):
        walk.tasks.add(value.name)
    frame.env[node.name] = value if old is None or frame.is_class else either((old, value))
    class_name = frame.name if frame.is_class else ""
    if class_name and any(last_name(item) in PROPERTIES for item in node.decorator_list):
        walk.properties.add(node.name)
    walk.pending.append(Definition(node, frame, class_name, _header(walk, node)))
    around = frame
    while around.is_class and around.parent is not None:
        around = around.parent
    if around.parent is not None:
        note_inner(around, node)
    return False


def _header(walk: Walk, node: FunctionNode) -> Header:
    arguments = node.args
    decorators = tuple([evaluate(walk, decorator) for decorator in node.decorator_list])
    positional = (*arguments.posonlyargs, *arguments.args)
    with_default = positional[len(positional) - len(arguments.defaults) :]
    pairs = [
        *zip(with_default, arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    defaults: list[tuple[str, Value]] = []
    for parameter, default in pairs:
        if default is None:
            continue
        mark = len(walk.fresh)
        value = evaluate(walk, default)
        if type(value) is Const and literals.means_secret(parameter.arg):
            value = keep_secret(walk, value, parameter.arg)
        tell(walk, value, mark, "default", parameter.arg)
        defaults.append((parameter.arg, value))
    annotations: list[tuple[str, Value]] = []
    for parameter in (*positional, *arguments.kwonlyargs):
        if parameter.annotation is not None:
            kind = annotated_class(walk, parameter.annotation)
            if kind is not None:
                annotations.append((parameter.arg, kind))
            told = depended(parameter.annotation)
            defaults += [(parameter.arg, evaluate(walk, asked)) for asked in told]
    if node.returns is not None:
        kind = annotated_class(walk, node.returns)
        if kind is not None:
            annotations.append(("return", kind))
    return Header(decorators, tuple(defaults), tuple(annotations))


def class_(walk: Walk, node: ast.ClassDef) -> bool:
    """A class body runs at once, in a frame that shares the calls of the one around it."""
    outer = walk.frame
    bases = _bases(walk, node.bases)
    keywords = tuple([(it.arg or "", evaluate(walk, it.value)) for it in node.keywords])
    decorators = tuple([evaluate(walk, decorator) for decorator in node.decorator_list])
    frame = Frame(outer.qualified(node.name), outer, is_class=True)
    frame.calls, frame.uses, frame.callees = outer.calls, outer.uses, outer.callees
    frame.reachable = outer.reachable
    walk.frame = frame
    execute(walk, node.body)
    walk.frame = outer
    outer.env[node.name] = walk.symbol(":" + frame.name)
    methods = tuple(
        [
            _own_name(item)
            for item in node.body
            if type(item) is ast.FunctionDef or type(item) is ast.AsyncFunctionDef
        ]
    )
    attributes = tuple(
        [
            (name, value)
            for name, value in frame.env.items()
            if type(name) is str and name not in methods
        ]
    )
    fields = tuple([name for item in node.body if (name := _field(item, frame))])
    walk.classes.append(
        Class(
            frame.name,
            bases,
            attributes,
            methods,
            walk.locate(node),
            decorators,
            fields,
            keywords,
        )
    )
    return False


def _bases(walk: Walk, nodes: Sequence[ast.expr]) -> tuple[Value, ...]:
    """The classes that a class is built upon; of ``Repository[Deal]`` the repository, whatever it holds."""
    found: list[Value] = []
    for node in nodes:
        base = evaluate(walk, node)
        if type(base) is Item and type(node) is ast.Subscript:
            base = base.base
        if type(base) is not Symbol or base.name not in _GENERIC:
            found.append(base)
    return tuple(found)


def _field(node: ast.stmt, frame: Frame) -> str:
    """The field that a statement in the body of a class makes; "" for none.

    A name with an annotation, or what attrs is asked for: ``token = attr.ib()``.
    """
    if type(node) is ast.AnnAssign:
        return node.target.id if type(node.target) is ast.Name else ""
    if type(node) is not ast.Assign or type(node.targets[0]) is not ast.Name:
        return ""
    name = node.targets[0].id
    value = frame.env.get(name)
    made = value.call if type(value) is Result else None
    call = next((it for it in reversed(frame.calls) if it.number == made), None)
    callee = call.callee if call is not None else None
    return name if type(callee) is Symbol and callee.name in _FIELD_MAKERS else ""


def function_body(walk: Walk, definition: Definition) -> None:
    """Walk one function's body and write its facts down."""
    node, outer, class_name, header = definition
    told_apart = node.name == ANONYMOUS or (_is_told(header) and not outer.is_class)
    name = outer.qualified(_own_name(node))
    name = _name_of(walk, name) if told_apart else name
    params = _parameters(node.args)
    frame = walk.frame = Frame(name, outer, class_name)
    for param in params:
        frame.env[param.lstrip("*")] = Param(name, param)
    frame.first_call = walk.next_call
    frame.body = node.body
    execute(walk, node.body)
    close(walk, frame, walk.locate(node), params, header)


def _own_name(node: FunctionNode) -> str:
    """The name of a function in its class; what sets or deletes a property is none that gives it."""
    for decorator in node.decorator_list:
        if type(decorator) is ast.Attribute and decorator.attr in _OF_PROPERTY:
            return f"{node.name}.{decorator.attr}"
    return node.name


def _name_of(walk: Walk, name: str) -> str:
    """The qualified name of a function that is registered where it stands, and maybe never named again.

    Of several with one name, as of those that are called ``_``, each is told apart by a number.
    """
    known = {item.name for item in walk.functions if item.name.startswith(name)}
    numbers = (f"{name}#{number}" for number in itertools.count(2))
    return name if name not in known else next(it for it in numbers if it not in known)


def _parameters(arguments: ast.arguments) -> tuple[str, ...]:
    """The names of parameters in order; those that take any number keep their stars."""
    params = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    if arguments.vararg:
        params.append("*" + arguments.vararg.arg)
    params += [argument.arg for argument in arguments.kwonlyargs]
    if arguments.kwarg:
        params.append("**" + arguments.kwarg.arg)
    return tuple(params)


def _is_told(header: Header) -> bool:
    """Whether a decorator is told something: a route, a topic, a command."""
    return any(type(decorator) is Result for decorator in header.decorators)


def _docstring(body: Sequence[ast.stmt]) -> str:
    """The beginning of what a function says of itself."""
    first = body[0] if body else None
    said = first.value if type(first) is ast.Expr else None
    text = said.value if type(said) is ast.Constant else None
    return text[:MAX_SAID].strip() if type(text) is str else ""


def close(
    walk: Walk,
    frame: Frame,
    place: Place,
    params: tuple[str, ...] = (),
    header: Header = NO_HEADER,
) -> None:
    """Turn a finished frame into facts."""
    uses = frame.uses
    outer = frame.parent
    bound_calls = frame.bound_calls
    if outer is not None:
        walk.names_read |= frame.loads
        if any(item.frame is frame for item in walk.pending):
            bound_calls = []  # a function defined inside may read the name later
    for number, name, bound_at in bound_calls:
        if outer is None and name in walk.names_read:
            continue  # a function of the module may read it
        if name in frame.loads and number in frame.looped:
            continue  # the next round of the loop may read it
        if number not in frame.held and number not in uses:
            uses[number] = [ResultUse(Use.DROPPED, bound_at)]
    calls = tuple(
        [
            msgspec.structs.replace(call, uses=tuple(uses[call.number]))
            if call.number in uses
            else call
            for call in frame.calls
        ]
    )
    # An object that only an annotation knows is a client all the same.
    frame.callees.update(
        kind.name for name, kind in header.annotations if name != "return" and type(kind) is Symbol
    )
    note_taker(walk, frame, params, header.decorators)
    words = (frame.loads - _GIVING_ONE) | frame.mentions
    details = FunctionDetails(
        calls=calls,
        returns=tuple(frame.returns),
        attributes=tuple(frame.attributes),
        defaults=header.defaults,
        param_uses=tuple([(name, tuple(uses)) for name, uses in frame.param_uses.items()]),
        yields=tuple(frame.yields[:MAX_RETURNS]),
        branches=tuple(frame.branches),
        annotations=header.annotations,
        turns_pages=bool(calls) and speak_of_pages(words),
        asks_for_all=bool(calls) and speak_of_all(words),
        contexts=tuple(frame.contexts),
        rounds=tuple(frame.rounds),
        tables=tuple(frame.tables),
        headers=tuple(sorted(it for it in frame.mentions if it[:2] in _OF_SENDER)),
        said=_docstring(frame.body) if _is_told(header) else "",
        addressed=tuple([(at, name) for at, name, _ in frame.bound_calls if _ADDRESS.search(name)]),
    )
    walk.functions.append(
        Function(
            name=frame.name,
            place=place,
            params=params,
            decorators=header.decorators,
            class_name=frame.class_name,
            first_call=calls[0].number if calls else walk.next_call,
            last_call=calls[-1].number + 1 if calls else walk.next_call,
            callees=tuple(sorted(frame.callees)),
            details=encoded(details),
            is_nested=outer is not None and outer.parent is not None and not outer.is_class,
        )
    )
