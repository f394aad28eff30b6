"""Names, attributes and items where they are read."""

import ast
import builtins
from typing import NamedTuple

from autodebt_lint.languages.python.record_ids import SPEAKING, note_field, note_speaking
from autodebt_lint.languages.python.records import FunctionNode
from autodebt_lint.languages.python.responses import ASIDE, LOOKS_AT, escape, look_at, look_inside
from autodebt_lint.languages.python.scopes import Frame
from autodebt_lint.languages.python.sinks import tell
from autodebt_lint.languages.python.values import either, results
from autodebt_lint.languages.python.walk import Walk, evaluate
from autodebt_lint.model.facts import AttributeRead, Use
from autodebt_lint.model.values import (
    NONE,
    Attr,
    Const,
    Dict,
    Either,
    Instance,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Value,
)

#: Built-in functions of either Python; a star import does not bring these names.
BUILTINS = frozenset(
    "abs all any ascii bin bool bytearray bytes callable chr dir divmod float format hasattr hash hex id int "
    "isinstance issubclass len locals globals max memoryview min oct ord pow range round slice sum type vars zip "
    "map super object property staticmethod classmethod unicode long xrange print input".split()
)

_MAY_BE_OBJECT = frozenset([Result, Param, Attr, Instance, Either])
_MAY_GROW = frozenset([Const, Dict, Seq, Result])
_FILLABLE = frozenset([Dict, Mix, Seq])
"""Values that are containers, or may be one that a library made: ``defaultdict(list)``."""
#: Methods by which something is put into a container.
FILLING = frozenset(["append", "appendleft", "extend", "add", "insert", "update", "put"])
#: Parameters that hold the object or class itself: what it has is defined in the project.
OWN = frozenset(["self", "cls"])


def name(walk: Walk, node: ast.Name) -> Value:
    """A name."""
    frame = walk.frame
    frame.loads.add(node.id)
    found = frame.env.get(node.id)
    if found is None:
        return free_name(walk, node.id)
    if type(found) is Result:
        frame.held.add(found.call)
    elif type(found) is Either:
        frame.held.update(result.call for result in results(found))
    if frame.parent is None and _may_grow(found) and node.id in _filled_by_functions(walk):
        return either((found, walk.symbol(":" + node.id)))
    return _with_inner(walk, frame, node.id, found)


def _with_inner(walk: Walk, frame: Frame, wanted: str, found: Value) -> Value:
    """What a name of a function has, and what functions inside put there: see `kept_for`."""
    if wanted not in frame.inner_names:
        return found
    return either((found, kept_for(walk, frame, wanted)))


def kept_for(walk: Walk, frame: Frame, wanted: str) -> Attr:
    """What functions inside another one put under a name of that: an attribute of it, as linking sees it.

    ``rows = []`` above ``def take(page): rows.append(page)``. When the outer function is read, nobody has
    looked into the inner ones.
    """
    return Attr(walk.symbol(":" + frame.name), wanted)


def _may_grow(value: Value) -> bool:
    """Whether a value of the module may be more than its body makes of it."""
    if type(value) is Either:
        return any(map(_may_grow, value.options))
    return type(value) in _MAY_GROW


def _declared_global(walk: Walk) -> set[str]:
    """Names that functions bind in the module, as far as these are defined already: ``global rows``."""
    _filled_by_functions(walk)
    return walk.declared_global


def _filled_by_functions(walk: Walk) -> set[str]:
    """Names of the module that functions set or put something into, as far as these are defined already.

    What the module's body has put there itself is not all: ``rows = []; load(); send(rows)``.
    """
    for definition in walk.pending[walk.scanned :]:
        changed = _changed_in(definition.node)
        walk.filled |= (changed.filled - changed.bound) | changed.declared
        walk.declared_global |= changed.declared
    walk.scanned = len(walk.pending)
    return walk.filled


class _Changed(NamedTuple):
    """Names that a function changes."""

    filled: set[str]
    """Into which it puts something."""
    declared: set[str]
    """Which it says to be those of the module."""
    nonlocal_: set[str]
    """Which it says to be those of a function around."""
    bound: set[str]
    """Which it binds."""


def _changed_in(function: FunctionNode) -> _Changed:
    found = _Changed(set(), set(), set(), set())
    for part in ast.walk(function):
        match part:
            case ast.Global(names=names):
                found.declared.update(names)
            case ast.Nonlocal(names=names):
                found.nonlocal_.update(names)
            case ast.Call(func=ast.Attribute(value=filled, attr=method)):
                if method in FILLING:
                    found.filled.add(_root_of(filled))
            case ast.Subscript(value=filled, ctx=ast.Store()):
                found.filled.add(_root_of(filled))
            case ast.Name(id=bound, ctx=ast.Store()) | ast.arg(arg=bound):
                found.bound.add(bound)
            case _:
                pass
    return found


def note_inner(frame: Frame, node: FunctionNode) -> None:
    """A function is defined in another one: it may change names of that."""
    changed = _changed_in(node)
    frame.inner_names |= changed.nonlocal_ | (changed.filled - changed.bound)


def _root_of(node: ast.expr) -> str:
    """The name of the container that something is a part of: ``STATS`` of ``STATS["names"]``; "" for none."""
    while type(node) is ast.Subscript:
        node = node.value
    return node.id if type(node) is ast.Name else ""


def free_name(walk: Walk, wanted: str) -> Value:
    """A name that the current frame does not bind.

    Functions around know its value. A name of the module is the symbol that linking looks up,
    because it may be bound again later; only what was imported is known at once.
    """
    outer = walk.frame.parent
    while outer is not None and outer.parent is not None:
        if not outer.is_class:
            outer.loads.add(wanted)
            found = outer.env.get(wanted)
            if found is not None:
                return _with_inner(walk, outer, wanted, found)
        outer = outer.parent
    found = walk.module_frame.env.get(wanted)
    if found is not None:
        if type(found) is Symbol:
            return found
        if type(found) is Either and all(type(option) is Symbol for option in found.options):
            return found
        if type(found) is Either and all(map(_is_imported_or_none, found.options)):
            return either(option for option in found.options if type(option) is Symbol)
        return walk.symbol(":" + wanted)
    if hasattr(builtins, wanted):
        return walk.symbol(wanted)
    if wanted in _declared_global(walk):
        return walk.symbol(":" + wanted)
    if walk.stars and wanted not in BUILTINS:
        return either(walk.symbol(f"{star}.{wanted}") for star in walk.stars)
    return walk.symbol(wanted)


def frame_holding(walk: Walk, wanted: str) -> Frame | None:
    """The function that has a container of a name: the one at hand, or one around it that made it.

    ``seen = {}`` above ``def load(key): seen[key] = fetch(key)``: what is put there all see that are
    defined later.
    """
    frame = walk.frame
    if wanted in frame.env:
        return frame
    outer = frame.parent
    while outer is not None and outer.parent is not None:
        if not outer.is_class and wanted in outer.env:
            return outer if _is_container(outer.env[wanted]) else None
        outer = outer.parent
    return None


def _is_container(value: Value) -> bool:
    first = value.options[0] if type(value) is Either else value
    return type(first) in _FILLABLE


def _is_imported_or_none(value: Value) -> bool:
    """Whether a value was imported, or stands for what is not installed: ``Table = None``."""
    return value == NONE or (type(value) is Symbol and value.name[0] != ":")


def attribute(walk: Walk, node: ast.Attribute) -> Value:
    """``base.name``."""
    base = evaluate(walk, node.value)
    wanted = node.attr
    mentions = walk.frame.mentions
    is_new = wanted not in mentions
    mentions.add(wanted)
    if wanted.startswith(SPEAKING):
        note_speaking(walk, wanted, node)
    if type(base) is Symbol:
        return symbol_below(walk, base, node, is_new=is_new)
    if type(base) is Param:
        # A response that this very function put into an attribute.
        kept = walk.frame.env.get(f"{base.name}.{wanted}")
        if kept is not None:
            return kept
    use = LOOKS_AT.get(wanted)
    if node is walk.drained:
        escape(walk, base, Use.DROPPED, node)
    elif use is not None and not (type(base) is Param and wanted in ASIDE):
        look_at(walk, base, use, node)
    found = Attr(base, wanted)
    if type(base) in _MAY_BE_OBJECT and (
        not (type(base) is Param and base.name in OWN) or wanted in walk.properties
    ):
        _note_read(walk, found, node)
    return found


def symbol_below(walk: Walk, base: Symbol, node: ast.Attribute, *, is_new: bool = False) -> Symbol:
    """The symbol of an attribute of a module, class or name of the module.

    Of another module each place is noted at which it is read, as each may have to be changed. What an object of the module has is noted in each function that speaks of it.
    """
    whole = f"{base.name}.{node.attr}"
    known = walk.symbols.get(whole)
    value = known if known is not None else walk.symbol(whole)
    if whole[0] == ":":
        if known is None or is_new:
            _note_read(walk, value, node)
    else:
        walk.reads.append((whole, node))
    return value


def _note_read(walk: Walk, value: Attr | Symbol, node: ast.Attribute) -> None:
    """An attribute of what may be an object of a library: linking knows which class it is of."""
    frame = walk.frame
    while frame.is_class and frame.parent is not None:
        frame = frame.parent
    walk.attribute_reads.append(
        AttributeRead(value, walk.locate(node), frame.name, frame.reachable, walk.next_call)
    )


def subscript(walk: Walk, node: ast.Subscript) -> Value:
    """``base[key]``; a slice of something is taken for the whole."""
    base = evaluate(walk, node.value)
    look_inside(walk, base, node)
    if type(node.slice) is ast.Slice:
        return base
    mark = len(walk.fresh)
    key = evaluate(walk, node.slice)
    if len(walk.fresh) > mark:
        tell(walk, key, mark, "key")
    note_field(walk, key, node.slice)
    return Item(base, key)


def last_name(node: ast.expr) -> str:
    """The last name in an expression, or the key it asks for, for judging what it is meant to hold."""
    if type(node) is ast.Name:
        return node.id
    if type(node) is ast.Attribute:
        return node.attr
    if type(node) is ast.Subscript and type(node.slice) is ast.Constant:
        return node.slice.value if type(node.slice.value) is str else ""
    if type(node) is ast.Call and type(node.func) is ast.Attribute and node.func.attr == "get":
        key = node.args[0] if node.args else None
        return key.value if type(key) is ast.Constant and type(key.value) is str else ""
    return ""
