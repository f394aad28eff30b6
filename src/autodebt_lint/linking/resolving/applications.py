"""What an application keeps under keys: its configuration, and what its handlers share.

``current_app.config["CRM_URL"]`` of Flask is told in many ways, none of which names who asks: a key that is put,
``app.config.update(CRM_URL=url)``, a module that is a file of settings, or an attribute of a class of settings.
``context.bot_data["crm"]`` of a bot, ``request.app["crm"]`` and ``app.extensions["crm"]`` are put there by a key.
"""

from collections.abc import Iterator

from autodebt_lint.languages.python.assignments import APPLICATION
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.model.values import Const, Value, items_under

CONFIG = "config"
_SHARED = frozenset([CONFIG, APPLICATION, "bot_data", "extensions"])
"""Attributes of applications under which they keep something by keys, for whoever handles a request or a message."""
_FILLING = frozenset(["update", "from_mapping"])


def configured(module: Module, key: str) -> Iterator[tuple[Value, FunctionEntry | None]]:
    """What a module puts under a key into the configuration of an application, each with its function."""
    if key in module.bindings:
        yield module.bindings[key], None
    for cls in module.classes.values():
        yield from ((value, None) for name, value in cls.facts.attributes if name == key)
    yield from _put(module, CONFIG, key)
    for function in module.functions.values():
        for call in function.calls_named(_FILLING):
            yield from ((it, function) for name, it in call.keywords if name == key)
            yield from ((it, function) for given in call.args for it in items_under(given, key))


def _put(module: Module, holder: str, key: str) -> Iterator[tuple[Value, FunctionEntry]]:
    """What a module puts under a key of an attribute of an application, each with its function."""
    for function in module.functions.values():
        for _, name, put in function.details.attributes:
            yield from ((it, function) for it in (items_under(put, key) if name == holder else ()))


def configuration(
    resolver: Resolver, holder: Value, key: Value | None, near: Context
) -> list[Term]:
    """What applications near are told under a key.

    Args:
        resolver: of the project.
        holder: in which the key is looked up.
        key: its name; those of a configuration are in capitals.
        near: where it is asked for.

    Returns:
        None where nobody tells, or an application keeps nothing there.
    """
    name, held = key.value if type(key) is Const else None, last_name(holder)
    if type(name) is not str or held not in _SHARED or (held == CONFIG and not name.isupper()):
        return []
    asked = ("configured", near.module.path, held, name)
    if asked in resolver.active:
        return []
    resolver.active.add(asked)
    try:
        by_island = resolver.project.by_island
        return resolver.resolve_all(
            (value, resolver.body(module) if function is None else resolver.anywhere(function))
            for module in by_island.seen_on(by_island.island(near.module))
            if module is near.module or not module.is_test
            for value, function in (
                configured(module, name) if held == CONFIG else _put(module, held, name)
            )
        )
    finally:
        resolver.active.discard(asked)
