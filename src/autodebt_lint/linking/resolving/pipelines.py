"""What a pipeline of Dagster is given under keys: ``context.resources.crm`` of its steps, and who keeps its assets.

``Definitions(resources={"crm": crm})``, ``with_resources(assets, RESOURCES[stage])`` and ``@job(resource_defs={"crm": crm})``
say it, where ``crm`` is an object, or a function that makes one: ``@resource def crm(context): return Crm()``.
"""

from collections.abc import Iterator

from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.model.values import Const, Dict, Result, Symbol, Value

RESOURCES = "resources"
"""Attribute under which a step has them."""
_DEFINING = frozenset("Definitions with_resources build_resources job to_job graph".split())
"""Calls that say what stands under which key."""
_NAMING = frozenset([RESOURCES, "resource_defs"])
_WITH = "with_resources"
"""Of these calls the one that is told it second."""
_MAKING = "resource"
"""Decorator of a function that makes one."""
_SETTING = ("configured", "configure_at_launch")
"""Methods by which one is told its settings."""


def resources_near(resolver: Resolver, near: Module) -> Iterator[tuple[str, Value, Context]]:
    """What stands under keys on the island of a module: the key, and the value with its context."""
    project = resolver.project
    for module in project.on(project.island(near)):
        if not module.is_test:
            for call, context in resolver.calls_in(module, _DEFINING):
                told = [value for keyword, value in call.keywords if keyword in _NAMING]
                of_call = type(call.callee) is Symbol and last_part(call.callee.name) == _WITH
                for value in (*told, *(call.args[1:2] if of_call else ())):
                    for form, inside in resolver.resolve(value, context):
                        for key, item in form.items if type(form) is Dict else ():
                            if type(key) is Const:
                                yield str(key.value), item, inside


def resource(resolver: Resolver, name: str, context: Context) -> list[Term]:
    """What a step gets under a key; nothing where nobody says."""
    asked = ("resource", context.module.path, name)
    if asked in resolver.active:
        return []
    resolver.active.add(asked)
    try:
        return [
            term
            for key, value, inside in resources_near(resolver, context.module)
            if key == name
            for term in _made(resolver, value, inside)
        ]
    finally:
        resolver.active.discard(asked)


def _made(resolver: Resolver, value: Value, context: Context) -> Iterator[Term]:
    """What a value is that stands under a key, or makes when a pipeline begins."""
    for form, inside in resolver.resolve(value, context):
        held = resolver.holder(form.call, inside) if type(form) is Result else None
        callee = held[0].callee if held is not None else None
        if type(callee) is Symbol and callee.name.endswith(_SETTING):  # ``crm.configured({...})``
            named = Symbol(callee.name.rpartition(".")[0])
            yield from _made(resolver, named, held[1] if held is not None else inside)
        elif isinstance(form, FunctionEntry) and _makes(form):
            within = resolver.anywhere(form)
            given = (*form.details.returns, *form.details.yields)
            yield from resolver.resolve_all((it, within) for it in given)
        else:
            yield Term(form, inside)


def _makes(function: FunctionEntry) -> bool:
    """Whether a function makes what stands under a key: ``@resource``, ``@resource(config_schema=...)``."""
    names = (it.name for it in function.decorated_by if type(it) is Symbol)
    return _MAKING in map(last_part, names)
