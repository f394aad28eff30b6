"""Which argument of a call meets which parameter of a function."""

from collections.abc import Iterator, Sequence

import msgspec

from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.naming import last_part
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Param,
    Seq,
    Symbol,
    Value,
    items_under,
)


def argument_of(function: FunctionEntry, name: str, call: Call) -> Value | None:
    """The value that `call` gives to the parameter `name` of `function`, if it gives one."""
    params = _positional(function)
    if is_on_class(function, call):
        call = _without_instance(call)
    given = _told(params, name, call)
    if given is not None:
        return _or_by_name(given, name, call)
    if name.startswith("**"):
        return Dict(tuple(_others(set(function.facts.params), call)))
    if name.startswith("*"):
        return Seq(call.args[len(params) :]) if call.args else None
    return spread(name, call)


def is_on_class(function: FunctionEntry, call: Call) -> bool:
    """Whether a call of a method is told its object first: ``Client.fetch(self, path)``.

    Or the class once more, in a method that was told its class so: ``self.parse(self, row)``.
    """
    if not call.args or not function.self_name or function.is_decorated("classmethod"):
        return False
    if type(call.callee) is Attr:
        known = function.facts.params
        starred = any(it.startswith("*") for it in known)
        return call.callee.base == call.args[0] and len(call.args) >= len(known) and not starred
    if type(call.callee) is not Symbol:
        return False
    owner = last_part(call.callee.name.rpartition(".")[0])
    return owner == last_part(function.name.rpartition(".")[0])


def _without_instance(call: Call) -> Call:
    return msgspec.structs.replace(call, args=call.args[1:])


def parameter_at(function: FunctionEntry, place: int | str) -> str:
    """The parameter of a function that an argument meets, by its position or its name; "" for none."""
    if isinstance(place, str):
        return place if place in function.facts.params else ""
    starred = next((it for it in function.facts.params if it[0] == "*" and it[1:2] != "*"), "")
    params = _positional(function)
    if starred:  # what stands behind it is given by name alone
        behind = function.facts.params[function.facts.params.index(starred) + 1 :]
        params = [it for it in params if it not in behind]
    return params[place] if place < len(params) else starred


def argument_of_field(fields: Sequence[str], name: str, call: Call) -> Value | None:
    """The value that `call` gives to a field of a class that has no constructor of its own.

    Args:
        fields: of the class, those of its bases first.
        name: of the field.
        call: of the class.
    """
    given = _told(fields, name, call)
    if given is None and name.startswith("_"):  # attrs takes the argument by its bare name
        given = dict(call.keywords).get(name.lstrip("_"))
    return given if given is not None else spread(name, call)


def _positional(function: FunctionEntry) -> list[str]:
    """The parameters of a function that arguments meet by their place, without the instance."""
    params = [param for param in function.facts.params if not param.startswith("*")]
    return params[1:] if function.self_name else params


def _told(names: Sequence[str], name: str, call: Call) -> Value | None:
    """The value that `call` gives to one of some names, by keyword or by its place among them."""
    for keyword, value in call.keywords:
        if keyword == name:
            return value
    if name in names and call.args:
        index = names.index(name)
        before = len(call.args) - call.star
        if index < before:
            return call.args[index]
        if call.star:  # what is spread stands last
            return Item(call.args[-1], Const(index - before))
    return None


def _or_by_name(given: Value, name: str, call: Call) -> Value:
    """A value, or where it is one that a call may spread by place, also what it spreads by name."""
    by_name = spread(name, call) if call.star and type(given) is Item else None
    return given if by_name is None else Either((given, by_name))


def _others(known: set[str], call: Call) -> Iterator[tuple[Value | None, Value]]:
    """What `call` gives by name, alone or in a mapping that it spreads, and not to a parameter that is `known`."""
    for keyword, value in call.keywords:
        if keyword:
            items: tuple[tuple[Value | None, Value], ...] = ((Const(keyword), value),)
        else:
            items = value.items if type(value) is Dict else ((None, value),)
        for key, item in items:
            if type(key) is not Const or key.value not in known:
                yield key, item


def spread(name: str, call: Call) -> Value | None:
    """The value that what a call spreads gives to a parameter: ``**{...}``, or ``**kwargs``."""
    for keyword, value in call.keywords if name else ():
        given = _under(name, value) if keyword == "" else None
        if given is not None:
            return given
    return None


def _under(name: str, mapping: Value) -> Value | None:
    """What stands under a name of a mapping that is spread; of one that a branch has added to, too."""
    if type(mapping) is Dict:
        return next(iter(items_under(mapping, name)), None)
    if type(mapping) is Param:
        return Item(mapping, Const(name))
    ways = [_under(name, option) for option in mapping.options] if type(mapping) is Either else ()
    known = tuple(dict.fromkeys(way for way in ways if way is not None))
    return Either(known) if len(known) > 1 else next(iter(known), None)
