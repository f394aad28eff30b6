"""Giving values to names, attributes and items."""

import ast
from collections.abc import Sequence

from autodebt_lint.languages.python import literals
from autodebt_lint.languages.python.annotations import annotated_class
from autodebt_lint.languages.python.containers import (
    forget,
    grow,
    note_bound,
    note_item,
    put,
    store,
    store_around,
)
from autodebt_lint.languages.python.names import OWN, free_name, last_name, symbol_below
from autodebt_lint.languages.python.record_ids import MAY_BE_IDS, note_field, note_given
from autodebt_lint.languages.python.responses import escape
from autodebt_lint.languages.python.shapes import name_of
from autodebt_lint.languages.python.sinks import bound, keep_secret, note_version, tell
from autodebt_lint.languages.python.switches import note_switch
from autodebt_lint.languages.python.values import concat, either, mix, united
from autodebt_lint.languages.python.walk import Walk, evaluate
from autodebt_lint.model.facts import Use
from autodebt_lint.model.values import (
    NONE,
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Instance,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)

APPLICATION = "app"
"""Attribute under which what a handler gets has the application, and what is kept there under keys."""
_APPLICATIONS = frozenset([APPLICATION, "application"])
"""What people call an application where they make it."""
_FOLLOWED = frozenset([Attr, Item, Mix, Param, Result, Text])
"""Values that came from somewhere, and are no container that others fill."""


def assign(walk: Walk, node: ast.Assign) -> bool:
    """``a = b = value``; what one name makes a secret is one under all of them."""
    value = evaluate(walk, node.value)
    if type(node.value) is ast.BinOp:
        _note_counted(walk, node.targets[0], node.value.left)
    if type(value) in MAY_BE_IDS:
        for name in map(last_name, node.targets):
            note_given(walk, name, value, node.value, "bound")
    if len(node.targets) > 1:
        for name in map(last_name, node.targets):
            if literals.means_secret(name):
                value = keep_secret(walk, value, name)
    for target in node.targets:
        bind(walk, target, value)
        if type(target) is ast.Name:
            note_bound(walk, target.id, node.value, value)
    for target in node.targets:
        if type(target) is ast.Subscript:
            # ``node = tree[key] = {}``: what has the name now is what stands in the tree.
            for part in (node.value, *[it for it in node.targets if type(it) is ast.Name]):
                note_item(walk, target, part)
    return False


def _note_counted(walk: Walk, target: ast.expr, left: ast.expr) -> None:
    """``page = page + 1`` counts as ``page += 1`` does."""
    if type(target) is ast.Name and type(left) is ast.Name and target.id == left.id:
        walk.frame.mentions.add(f"+={target.id}")


def assign_annotated(walk: Walk, node: ast.AnnAssign) -> bool:
    """``name: Class = value``; without a value, None for now or of a field, the class is what is known."""
    if node.value is not None:
        value = evaluate(walk, node.value)
        note_given(walk, last_name(node.target), value, node.value, "bound")
        bind(walk, node.target, value)
        if type(node.target) is ast.Name:
            note_bound(walk, node.target.id, node.value, value)
        # ``rows: Rows = field(...)``, ``crm: Crm = context.user_data["crm"]``
        kept = type(value) is Mix if walk.frame.is_class else _is_opaque(value, node.value)
        # ``self.crm: Crm = None``, and ``invoice: Invoice | None = None`` of a model
        held = type(node.target) is ast.Attribute or walk.frame.is_class
        if not kept and not (held and value == NONE):
            return False
    else:
        kept, value = False, UNKNOWN
    kind = annotated_class(walk, node.annotation)
    if kind is not None:
        known = Instance(kind)
        bind(walk, node.target, either((value, known)) if kept and value != UNKNOWN else known)
    return False


def _is_opaque(value: Value, node: ast.expr) -> bool:
    """Whether only an annotation may tell the class of a value: it lies in what is given, or a function made it."""
    if type(value) is Result:
        return type(node) is ast.Call and name_of(node.func)[:1].islower()
    inner = value
    while type(inner) is Item or type(inner) is Attr:
        inner = inner.base
    return inner is not value and type(inner) is Param and inner.name not in OWN


def assign_augmented(walk: Walk, node: ast.AugAssign) -> bool:
    """``target += value``; what is counted in a loop says how many there were of what it went through."""
    value = evaluate(walk, node.value)
    if walk.frame.elements and type(value) is Const and type(value.value) is int:
        value = mix((value, walk.frame.elements[-1]))
    target = node.target
    if type(target) is ast.Name:
        walk.frame.mentions.add(f"+={target.id}")
        old = walk.frame.env.get(target.id) or free_name(walk, target.id)
        parts = walk.frame.parts.get(target.id)
        bind(walk, target, _combined(node.op, old, value))
        if parts and type(node.op) is ast.Add:
            walk.frame.parts[target.id] = parts
            grow(walk, target.id, value)
    elif type(target) is ast.Attribute:
        store(walk, evaluate(walk, target.value), target.attr, value)
    elif type(target) is ast.Subscript:
        _bind_item(walk, target, value)  # ``texts[name] += page`` adds to what stands there
    else:
        evaluate(walk, target)
    return False


def _combined(operator: ast.operator, old: Value, value: Value) -> Value:
    """What an operator makes of what a name had: of mappings that are united one with the keys of both."""
    if type(operator) is ast.Add:
        return concat(old, value)
    if type(operator) is ast.BitOr:
        return united(old, value)
    return mix((old, value))


def bind(walk: Walk, target: ast.expr, value: Value) -> None:
    """Give `value` to an assignment target."""
    if type(target) is ast.Name:
        _bind_name(walk, target, value)
    elif type(target) is ast.Attribute:
        _bind_attribute(walk, target, value)
    elif type(target) is ast.Tuple or type(target) is ast.List:
        _unpack(walk, target.elts, value)
    elif type(target) is ast.Subscript:
        _bind_item(walk, target, value)
    elif type(target) is ast.Starred:
        bind(walk, target.value, value)


def _bind_name(walk: Walk, target: ast.Name, value: Value) -> None:
    frame = walk.frame
    name = target.id
    if frame.parts or frame.wholes or frame.shares:
        forget(frame, name)
    value = walk.scales.bounded(bound(walk, name, value))
    if name in frame.global_names:
        escape(walk, value, Use.STORED, target)
        bind_in_module(walk, name, value)
        _know_for_now(walk, target, value)
        return
    if name in frame.nonlocal_names:
        bind_around(walk, name, value)
    if type(value) is Result:
        frame.bound_calls.append((value.call, name, walk.locate(target)))
        if frame.loop_depth:
            frame.looped.add(value.call)
    elif type(value) is Seq or type(value) is Dict:
        escape(walk, value, Use.STORED, target)
    if frame.parent is None:
        old = frame.env.get(name)
        if old is not None:
            bind_in_module(walk, name, old)
        _name_literal(walk, name, value)
    elif frame.is_class:
        _name_literal(walk, f"{frame.name}.{name}", value)
    frame.env[name] = value


def _know_for_now(walk: Walk, target: ast.Name, value: Value) -> None:
    """Remember what a function has just put under a name of the module, for the rest of it.

    Another function that does the same puts something else there. What is made to be filled is the module's, whoever
    fills it: ``rows = []; load()``.
    """
    env, module = walk.frame.env, walk.symbol(f":{target.id}")
    if type(value) in _FOLLOWED and value != UNKNOWN:
        always = bool(walk.frame.body) and target.col_offset == walk.frame.body[0].col_offset
        env[target.id] = value if always else either((module, value))
    elif target.id in env:
        env[target.id] = module


def bind_around(walk: Walk, name: str, value: Value) -> None:
    """Add a value that a name of a function around has at some time."""
    outer = walk.frame.parent
    while outer is not None and (outer.is_class or name not in outer.env):
        outer = outer.parent
    if outer is not None:
        store_around(walk, outer, name, value)
        outer.env[name] = walk.scales.bounded(either((outer.env[name], value)))


def bind_in_module(walk: Walk, name: str, value: Value) -> None:
    """Add a value that a name of the module has at some time."""
    earlier = walk.bindings.get(name)
    walk.bindings[name] = value if earlier is None else either((earlier, value))


def _name_literal(walk: Walk, name: str, value: Value) -> None:
    """Remember the literal that begins the value of a name of the module."""
    first = value.parts[0] if type(value) is Text else value
    if type(first) is Const and first.place is not None:
        record = walk.literals.get(first.place)
        if record is not None:
            walk.named_literals[":" + name] = record


def _bind_attribute(walk: Walk, target: ast.Attribute, value: Value) -> None:
    name = target.attr
    base = evaluate(walk, target.value)
    if type(base) is Symbol and base.name[0] != ":" and not _is_definition(walk, value):
        symbol_below(walk, base, target)  # ``openai.api_base = url`` uses the name, too
    escape(walk, value, Use.STORED, target)
    store(walk, base, name, bound(walk, name, value))
    note_switch(walk, name, value, base, target, "attribute")
    if type(base) is Param:
        key = f"{base.name}.{name}"
        if type(value) is Result:
            walk.frame.env[key] = value
        else:
            walk.frame.env.pop(key, None)


def _is_definition(walk: Walk, value: Value) -> bool:
    """Whether a value is a function or class of this file: who puts one into a library replaces it."""
    return type(value) is Symbol and walk.module_frame.env.get(value.name[1:]) is value


def _bind_item(walk: Walk, target: ast.Subscript, value: Value) -> None:
    base = evaluate(walk, target.value)
    key = UNKNOWN if type(target.slice) is ast.Slice else evaluate(walk, target.slice)
    note_field(walk, key, target.slice)
    if type(key) is Const and type(key.value) is str:
        value = bound(walk, key.value, value)
        note_version(walk, key.value, value, target)
    else:
        tell(walk, value, 0, "item")
    escape(walk, value, Use.STORED, target)
    if type(target.value) is ast.Name and target.value.id in _APPLICATIONS:
        store(walk, base, APPLICATION, Dict(((key, value),)))  # ``request.app["crm"]`` of handlers
    put(walk, target.value, base, key, value)


def _unpack(walk: Walk, targets: Sequence[ast.expr], value: Value) -> None:
    if (
        type(value) is Seq
        and len(value.items) == len(targets)
        and not any(type(target) is ast.Starred for target in targets)
    ):
        for target, item in zip(targets, value.items, strict=True):
            bind(walk, target, item)
    else:
        for index, target in enumerate(targets):
            bind(walk, target, Item(value, Const(index)))
