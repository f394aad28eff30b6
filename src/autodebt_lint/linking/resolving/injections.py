"""What decorators of the project give to a function besides what its callers give.

In ``def with_crm(fn): def inner(*args, **kwargs): return fn(Crm(), *args, **kwargs)`` the first argument of
what is decorated comes from ``inner``, and those of a call stand one further on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.resolving.terms import Context, Taken, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import ITEM, KEYS, UNKNOWN, Const, Dict, Item, Param, Value

Resolve: TypeAlias = Callable[[Value, Context], list[Term]]
"""Tells what a value is."""
Inner: TypeAlias = tuple[FunctionEntry, Context]
"""A function inside a decorator, with the context that it has there."""


class Injected(NamedTuple):
    """What a function is given by its decorators."""

    given: Mapping[str, list[tuple[Value, Context]]]
    """By the names of parameters; each in the context of the function that gives it."""
    layout: tuple[bool, ...] = ()
    """For each argument that stands before those which are spread, the object of a method left out: whether the
    decorator gives it, or the caller."""
    callee: Value | None = None
    """What the decorator calls: such a call is given all that there is already."""

    def whole(self, call: Call) -> Call:
        """A call of the function as it is written, with room for what the decorator gives."""
        if not any(self.layout) or call.callee == self.callee:
            return call
        args: list[Value] = []
        own = list(call.args)
        for is_given in self.layout:
            if is_given:
                args.append(UNKNOWN)
            elif own:
                args.append(own.pop(0))
        return replace(call, args=(*args, *own))


NOTHING = Injected({})


def injected(
    resolve: Resolve,
    function: FunctionEntry,
    decorators: Sequence[tuple[FunctionEntry, list[Inner]]],
) -> Injected:
    """What the decorators of a function give to it.

    Args:
        resolve: tells what a key is.
        function: that is decorated.
        decorators: of it, each with the functions inside it.
    """
    given: dict[str, list[tuple[Value, Context]]] = {}
    layout: tuple[bool, ...] = ()
    callee: Value | None = None
    names = [it for it in function.facts.params if not it.startswith("*")]
    names = names[1:] if function.self_name else names
    for decorator, functions in decorators:
        for call, inner, inside in _handing_on(decorator, functions):
            fixed = list(call.args[:-1] if call.star else call.args)
            if function.self_name and fixed:
                fixed = fixed[1:]  # the object, which is the caller's
            told = tuple([not _is_of(value, inner) for value in fixed])
            if any(told) and not layout:
                layout, callee = told, call.callee
            positional = zip(names, fixed, told, strict=False)
            pairs = [(name, value) for name, value, is_given in positional if is_given]
            pairs += [it for it in call.keywords if it[0] and not _is_of(it[1], inner)]
            for name, value in pairs:
                given.setdefault(name, []).append((value, inside))
            for name, value, where in _put_into_spread(resolve, inner, inside):
                given.setdefault(name, []).append((value, where))
    return Injected(given, layout, callee) if given else NOTHING


def _handing_on(
    decorator: FunctionEntry, functions: Sequence[Inner]
) -> Iterator[tuple[Call, FunctionEntry, Context]]:
    """The calls by which functions inside a decorator hand all that they are given on to what is decorated."""
    wrapped = Param(decorator.name, next(iter(decorator.facts.params), ""))
    for inner, inside in functions:
        for call in inner.details.calls:
            if call.callee == wrapped and call.spreads:
                yield call, inner, inside


def _is_of(value: Value, inner: FunctionEntry) -> bool:
    """Whether a value is a parameter of a function, which only hands it on."""
    return type(value) is Param and value.function == inner.name


def _put_into_spread(
    resolve: Resolve, inner: FunctionEntry, context: Context
) -> Iterator[tuple[str, Value, Context]]:
    """What a function puts into the arguments that it hands on: ``kwargs.setdefault("crm", Crm())``.

    In a loop over a mapping each in the round of its key: ``for name, vendor in wanted.items(): kwargs[name] = client(vendor)``.
    """
    for owner, name, value in inner.details.attributes:
        spread = type(owner) is Param and owner.function == inner.name and owner.name[:2] == "**"
        if spread and name == ITEM and type(value) is Dict:
            for key, item in value.items:
                rounds = list(_rounds(resolve, key, context)) if type(key) is Item else []
                yield from ((name, item, where) for name, where in rounds)
                for term in resolve(key, context) if key is not None and not rounds else ():
                    if type(term.form) is Const and type(term.form.value) is str:
                        yield term.form.value, item, context


def _rounds(resolve: Resolve, key: Item, context: Context) -> Iterator[tuple[str, Context]]:
    """The keys of a mapping that a loop goes through, each with the context of its round."""
    for term in resolve(key.base, context) if key.key == KEYS else ():
        for name, value in term.form.items if type(term.form) is Dict else ():
            if type(name) is Const and type(name.value) is str:
                yield name.value, context.in_round(Taken(Item(key.base), value, term.context))
