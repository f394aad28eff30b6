"""Parts of containers and texts: where it is known what stands where, only that counts."""

from autodebt_lint.graph.flow.fillings import Fillings
from autodebt_lint.graph.flow.objects import Objects
from autodebt_lint.graph.flow.reads import Reads
from autodebt_lint.graph.flow.trail import Keys, Trail
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.verbs import WRITE
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.model.values import (
    KEYS,
    Attr,
    Const,
    Dict,
    Either,
    Filled,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)

_MADE_ELSEWHERE = frozenset([Attr, Result])
"""Values whose containers were made by another function."""
_MAYBE_OBJECTS = frozenset([Attr, Param, Result, Symbol])
"""Values that may be objects whose class says what their elements are."""
_MAY_BE_CURSOR = frozenset([Attr, Either, Item, Param, Result])
_BODIES = frozenset(["text", "content"])
"""Attributes that hold the whole answer."""
MAX_PATH = 4
"""Keys by which something is followed into a container."""


class Containers:
    """Traces elements of containers, and parts of texts."""

    def __init__(
        self, trail: Trail, linking: Linking, fillings: Fillings, reads: Reads, objects: Objects
    ) -> None:
        """Take elements of containers at hand, of cursors among `reads` and of `objects`."""
        self._trail = trail
        self._resolver = linking.resolver
        self._fillings = fillings
        self._reads = reads
        self._objects = objects

    def filled(self, value: Filled, context: Context, depth: int, keys: Keys) -> None:
        """What a call put into the container that it was given."""
        held = self._resolver.holder(value.call, context)
        if held is not None:
            self._trail.trace_each(
                self._fillings.by_call(held[0], value.place, held[1]), depth, keys
            )

    def either(self, value: Either, context: Context, depth: int, keys: Keys) -> None:
        """Whatever something may be."""
        self._trail.trace_all(value.options, context, depth, keys)

    def mixed(self, value: Mix, context: Context, depth: int, _: Keys) -> None:
        """All that something was made of, in which nobody finds the parts again."""
        self._trail.trace_all(value.parts, context, depth)

    def mapping(self, value: Dict, context: Context, depth: int, keys: Keys) -> None:
        """What stands below a key of a mapping, or all of it."""
        for name, item in value.items:
            if not keys:
                self._trail.trace(item, context, depth)
                # A whole mapping shows its keys, a look-up in it does not.
                if name is not None and not self._trail.looking_up:
                    self._trail.trace(name, context, depth)
            elif name is None:  # what is spread into it, or stands below a key that nobody knows
                self._trail.trace(item, context, depth)
            elif _may_be_key(name, keys[0]):
                self._trail.trace(item, context, depth, keys[1:])

    def listed(self, value: Seq, context: Context, depth: int, keys: Keys) -> None:
        """The elements of a list, or what stands below keys of them."""
        if not keys or not _is_name(keys[0]):
            self._trail.trace_all(value.items, context, depth, keys[1:])
        elif any(type(item) is not Dict for item in value.items):
            self._trail.trace_all(value.items, context, depth, keys)

    def text(self, value: Text, context: Context, depth: int, _: Keys) -> None:
        """A text made of parts; the whole answer of a write in it is what went wrong."""
        for part in value.parts:
            if type(part) is Attr and part.name in _BODIES and type(part.base) is Result:
                remote = self._reads.answered(part.base, context)
                if remote is not None and remote.operation == WRITE:
                    continue
            self._trail.trace(part, context, depth)

    def item(self, value: Item, context: Context, depth: int, keys: Keys) -> None:
        """One element, or what stands below keys of it: where the container is known, only the element counts."""
        base = value.base
        if value.key == KEYS:
            self._keys(base, context, depth)
            return
        by_key = value.key is not None
        if type(base) in _MAYBE_OBJECTS and self._objects.elements(
            base, context, depth, by_key=by_key
        ):
            return
        if type(value.key) is Const and type(base) in (Dict, Seq):
            for term in self._resolver.resolve(value, context):
                self._trail.trace_term(term, depth, keys)
            return
        if type(value.key) is Const and type(base) in _MADE_ELSEWHERE:
            found = self._elements(base, value.key.value, context)
            if found:
                self._trail.trace_each(found, depth, keys)
                return
        if value.key is None and type(base) in _MAY_BE_CURSOR and self._gone_through(base, context):
            return
        if type(base) is Dict and value.key is None:  # a loop over it gives its keys
            self._trail.trace_all([key for key, _ in base.items if key is not None], context, depth)
        path = (value.key, *keys)[:MAX_PATH] if by_key or keys else ()
        self._trail.trace(base, context, depth, path)

    def _gone_through(self, base: Value, context: Context) -> bool:
        """Going through a cursor or a consumer, or what a function gave that is one: ``with self.cursor() as cursor``."""
        found = False
        for form, inside in (Term(base, context), *self._resolver.resolve(base, context)):
            made = self._resolver.holder(form.call, inside) if type(form) is Result else None
            if made is not None and (self._reads.cursor(*made) or self._reads.consumer(*made)):
                found = True
        return found

    def _keys(self, base: Value, context: Context, depth: int) -> None:
        """What the keys of a mapping were made of that somebody else made."""
        for form, inside in self._resolver.resolve(base, context):
            for key, _ in form.items if type(form) is Dict else ():
                if key is not None:
                    self._trail.trace(key, inside, depth)

    def _elements(self, base: Value, key: object, context: Context) -> list[tuple[Value, Context]]:
        """What stands under a key of a container made elsewhere; nothing where that may be any other."""
        found: list[tuple[Value, Context]] = []
        for form, inside in self._resolver.resolve(base, context):
            if type(form) is Dict:
                for name, item in form.items:
                    if type(name) is not Const:
                        return []
                    if name.value == key:
                        found.append((item, inside))
            elif (
                type(form) is Seq and type(key) is int and -len(form.items) <= key < len(form.items)
            ):
                found.append((form.items[key], inside))
            elif not (type(form) is Const and form.value is None):
                return []
        return found


def _may_be_key(name: Value, wanted: Value | None) -> bool:
    """Whether what has a name stands below a key."""
    return type(name) is not Const or type(wanted) is not Const or name.value == wanted.value


def _is_name(key: Value | None) -> bool:
    """Whether a key can be none of a list."""
    return type(key) is Const and type(key.value) is str
