"""The way back of one question: what was looked at, what was found, and who follows which kind of value."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from autodebt_lint.graph.effects.pulls import PULL
from autodebt_lint.graph.flow.fillings import Fillings
from autodebt_lint.knowledge import System
from autodebt_lint.languages.python.quiet_calls import EVERYTHING
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Method, Object, Partial, Placed, Term
from autodebt_lint.model.values import (
    Attr,
    Const,
    Dict,
    Either,
    Filled,
    Item,
    Param,
    Result,
    Seq,
    Value,
)

MAX_STEPS = 2_000
"""Values that are looked at for one question."""
MAX_TABLE_STEPS = 500
"""The same for a table of a file, into which a large program puts whatever it keeps."""
MAX_DEPTH = 80
MAX_NEAR = 12
"""Modules near one in which what it has may be filled."""
_FILLED_BY_OTHERS = frozenset([Attr, Item, Param, Result])
"""Values that may be containers, into which a function they are given to puts something."""
_NONE_SET = "-"
"""Stands for the name of an attribute that nobody sets."""
_SET_ELSEWHERE = frozenset([Item, Param])
"""Values that may be objects on which the function at hand puts something."""
_AT_HAND = frozenset([Dict, Either, Filled, Item, Param, Seq])
"""Values that are opened by keys where they stand, or handed on to what is."""


class Origin(NamedTuple):
    """A read from a system, in the context in which it happens."""

    system: System
    read: RemoteCall
    context: Context
    sure: bool


Keys: TypeAlias = tuple[Value | None, ...]
"""That lead to something inside a container, the outermost first; None for any element."""
Follow: TypeAlias = Callable[[Any, Context, int, Keys], None]
"""Traces what a value of one kind is made of; below keys in it, where it can be opened by them."""
Found: TypeAlias = dict[tuple[str, int], Origin]


class _Seen(NamedTuple):
    """What a value was found to come from."""

    value: Value
    """Kept with the context, so that the ids stay their own."""
    context: Context
    found: Found
    """Not all of it yet while it is looked for."""


class Trail:
    """Traces values, each once in a question, and gathers what they come from."""

    def __init__(
        self, resolver: Resolver, fillings: Fillings, live: Collection[FunctionEntry]
    ) -> None:
        """Only the functions in `live` reach another system."""
        self._resolver = resolver
        self._fillings = fillings
        self.live = live
        self.followers: Mapping[type, Follow] = {}
        """Who follows values of a kind; those of others lead nowhere."""
        self.looking_up = 0
        """How many look-ups by a key what is looked at stands in."""
        self.asked = ""
        """The attribute that is asked of an object whose class nobody knows; "" where all of it counts."""
        self._steps, self._most = 0, MAX_STEPS
        self._seen: dict[tuple[int, int, Keys, str], _Seen] = {}
        """What was looked at in this question, by its ids."""
        self._found: Found = {}
        """The origins of what is looked at."""

    def begin(self, most: int) -> None:
        """Begin a question of its own, which may take so many steps."""
        self._steps, self._most = 0, most
        self.looking_up, self.asked = 0, ""
        self._seen, self._found = {}, {}

    @property
    def origins(self) -> list[Origin]:
        """What was found."""
        return list(self._found.values())

    def trace(self, value: Value, context: Context, depth: int, keys: Keys = ()) -> None:
        """Follow a value; with keys what stands below them in it."""
        if type(value) is Const and (type(value.value) is not str or PULL not in value.value):
            return
        self._steps += 1
        key = (id(value), id(context), keys, self.asked)
        if self._steps > self._most or depth > MAX_DEPTH:
            return
        if key in self._seen:
            self._add_all(self._seen[key].found)
            return
        taken = context.taken
        if taken is not None and value == taken.item:  # what a loop has come to in this round
            self.trace(taken.row, taken.context, depth + 1, keys)
            return
        follow = self.followers.get(type(value))
        if follow is not None:
            outer, self._found = self._found, {}
            self._seen[key] = _Seen(value, context, self._found)
            # Of a container at hand what was put below other keys is no part, nor are its own keys.
            looked_up = bool(keys) and keys[0] is not None and type(value) not in _AT_HAND
            self.looking_up += looked_up
            follow(value, context, depth + 1, keys)
            self.looking_up -= looked_up
            if type(value) in _FILLED_BY_OTHERS:
                self.trace_each(self._fillings.of_given(value, context), depth + 1, keys)
            if type(value) in _SET_ELSEWHERE and not keys:
                self.trace_each(self._fillings.set_on(value, context, self.asked), depth + 1)
            self._leave(outer)

    def follow(self, value: Value, context: Context, depth: int, keys: Keys = ()) -> None:
        """Follow a value as a part of the one at hand, whether it was looked at or not."""
        self.followers[type(value)](value, context, depth, keys)

    def placed(self, value: Placed, _: Context, depth: int, keys: Keys) -> None:
        """Follow a value where it is to be read."""
        self.trace(value.value, value.context, depth, keys)

    def trace_of(
        self, name: str, value: Value, context: Context, depth: int, keys: Keys = ()
    ) -> None:
        """Follow an object whose class nobody knows, for the sake of one attribute."""
        asked = name if name in self._set_anywhere else _NONE_SET
        outer, self.asked = self.asked, "" if name == EVERYTHING else asked
        self.trace(value, context, depth, keys)
        self.asked = outer

    @cached_property
    def _set_anywhere(self) -> frozenset[str]:
        """The names of the attributes that functions which reach a system put on anything."""
        return frozenset(name for it in self.live for _, name, _ in it.details.attributes)

    def trace_all(
        self, values: Iterable[Value], context: Context, depth: int, keys: Keys = ()
    ) -> None:
        """Follow values that stand in one context."""
        for value in values:
            self.trace(value, context, depth, keys)

    def trace_each(
        self, found: Iterable[tuple[Value, Context]], depth: int, keys: Keys = ()
    ) -> None:
        """Follow values, each in its own context."""
        for value, context in found:
            self.trace(value, context, depth, keys)

    def trace_term(self, term: Term, depth: int, keys: Keys = ()) -> None:
        """Follow what something was resolved to, if that is a value still."""
        form = term.form
        if not isinstance(form, Object | Method | Partial | FunctionEntry | ClassEntry | Module):
            self.trace(form, term.context, depth, keys)

    def trace_given_by(self, function: FunctionEntry, depth: int) -> None:
        """Follow what a function returns or yields to whoever calls it."""
        details, inside = function.details, self._resolver.anywhere(function)
        self.trace_all((*details.returns, *details.yields), inside, depth)

    def add(self, origin: Origin, asked: object = None) -> None:
        """Take a read for a part of what is looked at.

        Args:
            origin: of it.
            asked: what stands for the read where it is no call of its own.
        """
        key = (origin.system.id, id(origin.read.call if asked is None else asked))
        self._found.setdefault(key, origin)

    def comes_from_systems(
        self,
        values: Iterable[Value],
        context: Context,
        depth: int,
        keys: Keys = (),
        but: Callable[[Origin], bool] | None = None,
    ) -> bool:
        """Follow values, and tell whether any comes from a system, `but` those of which this is true."""
        outer, self._found = self._found, {}
        self.trace_all(values, context, depth, keys)
        inside = self._leave(outer)
        return any(but is None or not but(it) for it in inside.values())

    def aside(self, value: Value, context: Context, depth: int) -> list[Origin]:
        """What a value comes from, which is no part of what is looked at."""
        outer, self._found = self._found, {}
        self.trace(value, context, depth)
        inside, self._found = self._found, outer
        return list(inside.values())

    def _leave(self, outer: Found) -> Found:
        """Go back to what was looked at before, of which what was found now is a part; what was that?"""
        inside, self._found = self._found, outer
        self._add_all(inside)
        return inside

    def _add_all(self, found: Found) -> None:
        for key, origin in found.items():
            self._found.setdefault(key, origin)


def importing(project: Project, module: Module) -> list[Module]:
    """The modules that import one, in order of their paths; of many the first."""
    return sorted(project.importers(module), key=lambda other: other.path)[:MAX_NEAR]
