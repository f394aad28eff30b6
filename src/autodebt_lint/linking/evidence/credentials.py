"""The names of the credentials that a module reads: variables, connections and stored secrets.

A name tells who may do what, and what to renew when one leaks; values are nobody's business here.
"""

from collections.abc import Iterator

from autodebt_lint.languages.python.literals import means_secret
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.naming import dotted, last_name
from autodebt_lint.linking.resolving.addresses import KEEPERS, constant, is_configuration
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.model.place import TOP, Place
from autodebt_lint.model.values import Const, Item, Symbol, Value, inner_values

#: Arguments that name a connection or a secret that somebody else keeps.
_KEPT = ("conn_id", "connection_id", "secretid", "secret_id", "secret_name", "credential")


def credentials_of(module: Module, resolver: Resolver) -> list[tuple[str, Place]]:
    """The names of the credentials that a module reads, each with its first place, in order of name."""
    found: dict[str, Place] = {}
    for name, place in _read(module, resolver):
        found[name] = min(place, found.get(name, place))
    return sorted(found.items())


def _read(module: Module, resolver: Resolver) -> Iterator[tuple[str, Place]]:
    for value in module.bindings.values():
        yield from _variables(value)
    for function in module.functions.values():
        context = resolver.anywhere(function)
        for value in _values(function):
            yield from _variables(value)
        for call in function.details.calls:
            configured = is_configuration(dotted(call.callee))
            named = call.args[:1] if configured or last_name(call.callee) in KEEPERS else ()
            kept = [value for key, value in call.keywords if key.lower().endswith(_KEPT)]
            for value in (*named, *kept):
                told = constant(resolver, value, context)
                if type(told) is str and told and (not configured or means_secret(told)):
                    yield told, call.place


def _values(function: FunctionEntry) -> Iterator[Value]:
    """The values that a function makes."""
    details = function.details
    yield from (*details.returns, *details.yields)
    yield from (value for _, _, value in details.attributes)
    yield from (value for _, value in details.defaults)
    for call in details.calls:
        yield from (call.callee, *call.args)
        yield from (value for _, value in call.keywords)


def _variables(value: Value) -> Iterator[tuple[str, Place]]:
    """Variables of the environment that a value is made of: ``os.environ["HUBSPOT_TOKEN"]``."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if type(value) is Item and type(value.key) is Const:
            name = value.key.value
            read = type(value.base) is Symbol and value.base.name.endswith("environ")
            if read and type(name) is str and means_secret(name):
                yield name, value.key.place or TOP
        waiting += inner_values(value)
