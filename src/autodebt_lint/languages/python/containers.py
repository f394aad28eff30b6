"""What is put into containers, under whatever name somebody has them.

A part of a container often has a name of its own, and what is put into that part is in the container, too:
``node = tree[key]; node["name"] = name``, ``for row in rows: row["owner"] = owner``,
``body = {"fields": fields}; fields.append(field)``. So a frame remembers which names are parts of what, with
the keys that lead there. And two containers may have the same elements, of which each sees what the other one's
receive: ``by_id = {row["id"]: row for row in rows}; by_id[key]["owner"] = owner``.

Values are immutable: a container that receives something is a new value under the same name.
"""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.languages.python.names import frame_holding, kept_for
from autodebt_lint.languages.python.scopes import Frame, Holding, Sharing
from autodebt_lint.languages.python.values import added, either, element_of, united
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.values import (
    ITEM,
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Filled,
    Item,
    Param,
    Result,
    Seq,
    Symbol,
    Value,
)

MAX_ATTRIBUTES = 400
"""Attributes of one function that are remembered."""
MAX_HOLDERS = 4
"""Containers of which one name is remembered to be a part."""
MAX_PATH = 4
"""Keys from a container to a part of it that are remembered."""
_PARTS_OF = frozenset(["setdefault", "get"])
"""Methods that give the part of a mapping which stands under a key."""
_VALUES_OF = frozenset(["values", "items"])
_IN_ORDER = frozenset(["list", "tuple", "sorted", "reversed", "iter", "enumerate"])
"""Functions that give the elements of what they are given, and no copies of them."""
_PAIRS = 2
_MAY_BE_PART = frozenset([ast.Subscript, ast.Call, ast.Name, ast.Attribute, ast.IfExp, ast.BoolOp])
"""Expressions that may stand for a part of something."""
_CHOOSING = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
"""Expressions that may have the very elements of something else."""
_MAY_RECEIVE = frozenset([Attr, Dict, Either, Item, Param, Result, Seq, Symbol])
"""Values that may be containers."""

Key = Value | None
"""Under which something stands in a container; None for an element of a list."""


class _Put(NamedTuple):
    """What a container receives."""

    key: Key
    value: Value
    all_of_it: bool = False
    """The value is no part but something that the container may be, or the keys that it is updated with."""
    told: bool = False
    """A call that is noted tells it."""
    inside: bool = False
    """It is an element that receives something, and not the container itself."""

    @property
    def whole(self) -> Value:
        """A container that has only this."""
        if self.all_of_it:
            return self.value
        return Seq((self.value,)) if self.key is None else Dict(((self.key, self.value),))

    def under(self, keys: tuple[Key, ...]) -> "_Put":
        """The same for the container in which this one stands below some keys."""
        inside = self
        for key in reversed(keys):
            inside = _Put(key, inside.whole, inside=True)
        return inside

    def into(self, container: Value) -> Value:
        """The container afterwards."""
        if not self.all_of_it:
            return added(container, self.key, self.value)
        if type(self.value) is Filled:
            return either((container, self.value))
        if type(self.value) is Dict and type(container) is Dict:
            return united(container, self.value)
        return added(container, None, self.value)


def put(walk: Walk, container: ast.expr, base: Value, key: Key, value: Value) -> None:
    """A container receives a value under a key; without one as another element.

    Args:
        walk: the walk.
        container: what receives it.
        base: the value of that.
        key: under which it is put.
        value: what is put there.
    """
    _receive(walk, container, base, _Put(key, value, told=key is None))


def update(walk: Walk, container: ast.expr, base: Value, value: Value) -> None:
    """A container receives all that another one has."""
    whole = type(value) is Dict
    received = _Put(None, value if whole else Item(value), all_of_it=whole, told=True)
    _receive(walk, container, base, received)


def fill(walk: Walk, node: ast.expr, filled: Filled) -> None:
    """A call was given a container, or a part of one, and may put something into it."""
    for root, keys, _ in _paths(walk, node, UNKNOWN):
        if type(root) is ast.Name and root.id in walk.frame.env:
            received = _given_away(filled).under(keys)
            _receive_under(walk, walk.frame, root.id, received, {root.id})


def fill_whole(walk: Walk, name: str, filled: Filled) -> None:
    """A call was given a part of containers of this function by name: ``for row in rows: complete(row)``."""
    for holding in walk.frame.parts.get(name, ()):
        if holding.name:
            _receive_at(walk, holding, _given_away(filled), {name})


def _given_away(filled: Filled) -> _Put:
    """What a call may put anywhere into what it was given."""
    return _Put(None, filled, all_of_it=True, told=True)


def grow(walk: Walk, name: str, value: Value) -> None:
    """A name of this function stands for what has got longer where it is: ``rows += page``."""
    for holding in walk.frame.parts.get(name, ()):
        _receive_at(walk, holding, _Put(None, element_of(value)), {name})


def _receive(walk: Walk, container: ast.expr, base: Value, received: _Put) -> None:
    for root, keys, value in _paths(walk, container, base):
        inside = received.under(keys) if keys else received
        frame = frame_holding(walk, root.id) if type(root) is ast.Name else None
        if type(root) is ast.Name and frame is not None:
            _receive_under(walk, frame, root.id, inside, {root.id})
        else:
            _receive_elsewhere(walk, value, inside, inside=bool(keys))


def _receive_under(walk: Walk, frame: Frame, name: str, received: _Put, seen: set[str]) -> None:
    """What stands under a name of a function receives something, and so do the containers it is in."""
    old = frame.env[name]
    if frame is not walk.frame:
        store_around(walk, frame, name, received.whole)
    frame.env[name] = walk.scales.bounded(received.into(old))
    owner = old.options[0] if type(old) is Either else old
    if type(owner) is Param and not received.told:  # its owner is the caller's
        store(walk, owner, ITEM, received.whole)
    for holding in frame.parts.get(name, ()):
        _receive_at(walk, holding, received, seen)
    for sharing in frame.shares.get(name, ()):
        *outer, key = sharing.other.keys
        other = sharing.other._replace(keys=tuple(outer))
        if type(received.value) is Filled:
            _receive_at(walk, other, received, seen)
        elif received.inside:
            _receive_at(walk, other, received._replace(key=key), seen)


def store_around(walk: Walk, frame: Frame, name: str, value: Value) -> None:
    """A name of a function around has a value at some time, or receives it."""
    kept = kept_for(walk, frame, name)
    store(walk, kept.base, name, value)


def _receive_at(walk: Walk, holding: Holding, received: _Put, seen: set[str]) -> None:
    received = received.under(holding.keys)
    if not holding.name:
        _receive_elsewhere(walk, holding.value, received, inside=received.inside)
    elif holding.name not in seen:
        frame = frame_holding(walk, holding.name)
        if frame is not None:
            seen.add(holding.name)
            _receive_under(walk, frame, holding.name, received, seen)


def _receive_elsewhere(walk: Walk, base: Value, received: _Put, *, inside: bool) -> None:
    """Something that no name of a function holds receives a value: an attribute, a name of the module or class."""
    if type(base) is Attr:
        store(walk, base.base, base.name, received.whole)
    elif type(base) is Param:
        store(walk, base, ITEM, received.whole)
    elif type(base) is Symbol and base.name.startswith(":"):
        name = base.name[1:]
        # Functions that only append to what has a name of its own are asked by linking.
        asked = not inside and received.key is None
        if name in walk.bindings:
            if not asked:
                walk.bindings[name] = received.into(walk.bindings[name])
            for holding in walk.module_frame.parts.get(name, ()):
                if holding.name in walk.bindings:
                    whole = received.under(holding.keys).into(walk.bindings[holding.name])
                    walk.bindings[holding.name] = walk.scales.bounded(whole)
        elif "." in name and not asked:  # ``Plugin.known[cls.name] = cls``
            cls, _, attribute = base.name.rpartition(".")
            store(walk, Symbol(cls), attribute, received.whole)


def store(walk: Walk, owner: Value, name: str, value: Value) -> None:
    """An attribute of something has a value at some time."""
    attributes = walk.frame.attributes
    if len(attributes) < MAX_ATTRIBUTES:
        attributes.append((owner, name, value))


# Which names are parts of what


def forget(frame: Frame, name: str) -> None:
    """A name is bound anew: it is no part of anything, and nothing is a part of it."""
    frame.parts.pop(name, None)
    for part in frame.wholes.pop(name, ()):
        holdings = frame.parts.get(part, ())
        frame.parts[part] = tuple(it for it in holdings if it.name != name)
    frame.shares.pop(name, None)
    for other, shared in frame.shares.items():
        if any(it.other.name == name for it in shared):
            frame.shares[other] = tuple(it for it in shared if it.other.name != name)


def note_bound(walk: Walk, name: str, node: ast.expr, value: Value) -> None:
    """A name is bound to an expression: it may be a part of something, and names in it parts of that."""
    kind = type(node)
    if kind is ast.Dict or kind is ast.List or kind is ast.Tuple or kind is ast.Set:
        for part, keys in _named_parts(node):
            _note(walk, part, Holding(name, value, keys))
    elif isinstance(node, _CHOOSING):
        key = UNKNOWN if kind is ast.DictComp else None
        if _chosen_from(node) is not None:
            for root, keys, held in _paths_of_elements(walk, node, UNKNOWN):
                _note_shared(walk, name, (key,), _held_at(walk, root, held, keys))
    elif kind in _MAY_BE_PART:
        for root, keys, held in _paths(walk, node, value):
            if keys or (type(root) is not ast.Call and type(value) in _MAY_RECEIVE):
                _note_held(walk, name, root, keys, held)


def note_put(walk: Walk, container: ast.expr, key: Key, node: ast.expr) -> None:
    """Something was put into a container under a key: names in it are parts of that from now on."""
    kind = type(node)
    if kind is not ast.Name and kind is not ast.Dict and kind is not ast.List:
        return
    for root, keys, _ in _paths(walk, container, UNKNOWN):
        held = _standing(walk, root)
        for part, inner in _named_parts(node):
            if not inner and type(root) is ast.Name:
                for holding in walk.frame.parts.get(part, ()):
                    _note_shared(walk, root.id, (*keys, key), holding)
            _note_held(walk, part, root, (*keys, key, *inner), held)


def note_item(walk: Walk, target: ast.Subscript, node: ast.expr) -> None:
    """The same of what was put into an item: ``body["fields"] = fields``."""
    note_put(walk, target.value, _constant(target.slice), node)


def _standing(walk: Walk, node: ast.expr) -> Value:
    """An attribute of something that has a name here, or a name of the module, as a value."""
    if type(node) is ast.Attribute and type(node.value) is ast.Name:
        owner = walk.frame.env.get(node.value.id)
        return UNKNOWN if owner is None else Attr(owner, node.attr)
    if type(node) is ast.Name and node.id in walk.bindings:
        return walk.symbol(":" + node.id)
    return UNKNOWN


def _is_constant(value: Value) -> bool:
    options = value.options if type(value) is Either else (value,)
    return all(type(option) is Const for option in options)


def note_elements(walk: Walk, target: ast.expr, source: ast.expr, value: Value) -> None:
    """A loop goes through something: its target is a part of that.

    Args:
        walk: the walk.
        target: of the loop.
        source: what it goes through.
        value: of one element, as the target has it.
    """
    if _is_constant(value):
        return  # a key of a mapping that is written out holds nothing
    if type(target) is ast.Name:
        _note_element(walk, target, source, value)
        return
    if type(target) is not ast.Tuple or type(source) is not ast.Call:
        return
    named = source.func
    if type(named) is ast.Name and named.id == "zip" and len(target.elts) == len(source.args):
        for part, listed in zip(target.elts, source.args, strict=True):
            _note_element(walk, part, listed, UNKNOWN)
    elif len(target.elts) == _PAIRS and _gives_pairs(source):
        parts = value.items if type(value) is Seq else ()
        last = parts[-1] if len(parts) == _PAIRS else UNKNOWN
        _note_element(walk, target.elts[-1], source, last)


def _gives_pairs(source: ast.Call) -> bool:
    """``mapping.items()``, ``enumerate(rows)``: the last of two is a part."""
    named = source.func
    if type(named) is ast.Attribute:
        return named.attr == "items" and not source.args
    return type(named) is ast.Name and named.id == "enumerate"


def _note_element(walk: Walk, target: ast.expr, source: ast.expr, value: Value) -> None:
    if type(target) is not ast.Name:
        return
    held = value.base if type(value) is Item else UNKNOWN
    for root, keys, whole in _paths_of_elements(walk, source, held):
        _note_held(walk, target.id, root, keys, whole)


def _paths_of_elements(
    walk: Walk, source: ast.expr, held: Value
) -> Iterator[tuple[ast.expr, tuple[Key, ...], Value]]:
    """The containers whose elements an expression gives, the keys that lead to these, and the containers' values."""
    key: Key = None
    while True:
        chosen = _chosen_from(source)
        if chosen is not None:
            source, held = chosen, _standing(walk, chosen)
        elif not isinstance(source, ast.Call):
            break
        elif not source.args:
            if not isinstance(source.func, ast.Attribute) or source.func.attr not in _VALUES_OF:
                break
            source, key = source.func.value, UNKNOWN
        elif isinstance(source.func, ast.Name) and source.func.id in _IN_ORDER:
            source = source.args[0]
        else:
            break
    for root, keys, whole in _paths(walk, source, held):
        yield root, (*keys, key), whole


def _chosen_from(node: ast.expr) -> ast.expr | None:
    """What an expression takes whole elements of: ``[row for row in rows if fits(row)]``, ``filter(fits, rows)``."""
    if type(node) is ast.Call and type(node.func) is ast.Name and node.func.id == "filter":
        return node.args[1] if len(node.args) == _PAIRS else None
    if not isinstance(node, _CHOOSING) or len(node.generators) != 1:
        return None
    given = node.value if isinstance(node, ast.DictComp) else node.elt
    target = node.generators[0].target
    same = type(given) is ast.Name and type(target) is ast.Name and given.id == target.id
    return node.generators[0].iter if same else None


def _note_held(walk: Walk, part: str, root: ast.expr, keys: tuple[Key, ...], held: Value) -> None:
    """A name is a part of what an expression stands for."""
    if type(root) is ast.Name and frame_holding(walk, root.id) is not None:
        if root.id != part:
            _note(walk, part, Holding(root.id, held, keys))
    elif type(held) is Attr or type(held) is Symbol:
        _note(walk, part, Holding("", held, keys))


def _note_shared(walk: Walk, name: str, keys: tuple[Key, ...], other: Holding) -> None:
    """What stands below keys of a container of this function stands in another one, too."""
    frame = frame_holding(walk, name)
    nowhere = not other.name and type(other.value) is not Attr and type(other.value) is not Symbol
    if frame is None or not other.keys or other.name == name or nowhere:
        return
    if len(keys) == 1:
        _share(frame, name, Sharing(keys[0], other))
    held = frame_holding(walk, other.name) if other.name else None
    if held is frame and len(other.keys) == 1:
        _share(frame, other.name, Sharing(other.keys[0], Holding(name, UNKNOWN, keys)))


def _share(frame: Frame, name: str, sharing: Sharing) -> None:
    known = frame.shares.get(name, ())
    if len(known) < MAX_HOLDERS and sharing not in known:
        frame.shares[name] = (*known, sharing)


def _held_at(walk: Walk, root: ast.expr, held: Value, keys: tuple[Key, ...]) -> Holding:
    """A place in what an expression stands for, which may have no name in a function."""
    if type(root) is ast.Name and frame_holding(walk, root.id) is not None:
        return Holding(root.id, held, keys)
    return Holding("", _standing(walk, root), keys)


def _note(walk: Walk, part: str, holding: Holding) -> None:
    frame = frame_holding(walk, part)
    if frame is None or len(holding.keys) > MAX_PATH or type(frame.env[part]) not in _MAY_RECEIVE:
        return
    known = frame.parts.get(part, ())
    if len(known) < MAX_HOLDERS and holding not in known:
        frame.parts[part] = (*known, holding)
        if holding.name:
            frame.wholes.setdefault(holding.name, set()).add(part)


def _paths(
    walk: Walk, node: ast.expr, value: Value
) -> Iterator[tuple[ast.expr, tuple[Key, ...], Value]]:
    """The same for each of the containers that an expression chooses from: ``(good if ok else bad).append(row)``."""
    root, keys, held = _path(node, value)
    if isinstance(root, ast.IfExp):
        choices = [root.body, root.orelse]
    elif isinstance(root, ast.BoolOp):
        choices = root.values
    else:
        yield root, keys, held
        return
    for choice in choices:
        inner, outer, _ = _path(choice, UNKNOWN)
        yield inner, (*outer, *keys), _standing(walk, inner)


def _path(node: ast.expr, value: Value) -> tuple[ast.expr, tuple[Key, ...], Value]:
    """The container in which an expression is a part, the keys that lead there, and the container's value.

    ``self.table.setdefault(key, {})["names"]`` stands in ``self.table``. An expression that is no part
    stands in itself.
    """
    keys: list[Key] = []
    while True:
        if type(node) is ast.Subscript and type(node.slice) is not ast.Slice:
            inner, named = node.value, node.slice
        elif (
            type(node) is ast.Call
            and type(node.func) is ast.Attribute
            and node.func.attr in _PARTS_OF
            and node.args
        ):
            inner, named = node.func.value, node.args[0]
        elif type(node) is ast.Call and type(node.func) is ast.Name and node.func.id == "next":
            chosen = _chosen_from(node.args[0]) if node.args else None
            if chosen is None:
                return node, tuple(reversed(keys)), value
            node, value = chosen, UNKNOWN
            keys.append(None)
            continue
        else:
            return node, tuple(reversed(keys)), value
        node = inner
        value = value.options[0] if type(value) is Either else value
        if type(value) is Item and value.key is not None:
            keys.append(value.key)
        else:
            keys.append(_constant(named))
        value = value.base if type(value) is Item else UNKNOWN


def _constant(node: ast.expr) -> Value:
    """A key as far as it is written out."""
    if type(node) is ast.Constant and type(node.value) is str:
        return Const(node.value)
    return UNKNOWN


def _named_parts(
    node: ast.expr, keys: tuple[Key, ...] = ()
) -> Iterator[tuple[str, tuple[Key, ...]]]:
    """Names that stand in a display, each with the keys that lead there."""
    if type(node) is ast.Name:
        yield node.id, keys
    elif len(keys) >= MAX_PATH:
        return
    elif type(node) is ast.Dict:
        for name, inner in zip(node.keys, node.values, strict=True):
            if name is not None:
                yield from _named_parts(inner, (*keys, _constant(name)))
    elif type(node) is ast.List or type(node) is ast.Tuple or type(node) is ast.Set:
        for inner in node.elts:
            yield from _named_parts(inner, (*keys, None))
