"""Which of the connectors that a program picks by name meet: data files pair them, and no code does.

``import_module(f".adapters.{flow['source']}")`` and ``REGISTRY[flow["sink"]]``: what flows there may come from any of them
and go to any. Where a file of routes names both ends, it says which pairs there are.
"""

import functools
from collections.abc import Iterable, Iterator

from autodebt_lint.languages.python.imports import SOME
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.naming import last_part, words
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.values import Const, Dict, Result, Symbol, Value

FEW = 4
"""Modules loaded at one place by a computed name, up to which a pair of them is believed."""


class Pairs:
    """Tells which ones meet."""

    def __init__(self, project: Project, modules: Iterable[Module]) -> None:
        """Look at the routes of a project, and at what some of its modules load by names that they compute."""
        self._project = project
        self._modules = modules

    def surest(self, read: RemoteCall, written: RemoteCall) -> Confidence:
        """How sure it can be that what one call gives is what the other one gets.

        Of two that are picked by names, a route tells. Of two modules that are loaded at one place by names computed
        there, it is not sure where no route does: of a few that stand there most pairs are meant, of many most are not.
        """
        told = self._told(read, written) if self._routed else None
        if told is not None:
            return Confidence.HIGH if told else Confidence.LOW
        if read.module is written.module:
            return Confidence.HIGH
        here = self._loaders.get(read.module, {})
        there = self._loaders.get(written.module, {})
        most = max((here[key] for key in here.keys() & there.keys()), default=0)
        if not most:
            return Confidence.HIGH
        return Confidence.MEDIUM if most <= FEW else Confidence.LOW

    def _told(self, read: RemoteCall, written: RemoteCall) -> bool | None:
        """Whether a route joins two calls; None where no route names either, or nothing tells them apart.

        What routes do not name, though it is picked as the others are, is joined with nothing.
        """
        here, there = self._names(read), self._names(written)
        sources, targets = self._routed & (here - there), self._routed & (there - here)
        if not sources or not targets:
            picked = bool(sources or targets) and self._are_picked_alike(read, written)
            return False if picked else None
        return any(
            not sources.isdisjoint((*route.sources, *route.others))
            and not targets.isdisjoint((*route.targets, *route.others))
            for route in self._project.routes
        )

    def _are_picked_alike(self, read: RemoteCall, written: RemoteCall) -> bool:
        """Whether two calls are of classes with a name each, and a base in common, or of modules that are loaded alike."""
        here, there = _class_of(read), _class_of(written)
        if here is not None and there is not None and here is not there:
            named = all(any(_called(it)) or it in self._keys for it in (here, there))
            above = set(self._project.ancestry(here)) & set(self._project.ancestry(there))
            return named and bool(above - {here, there})
        loaders = self._loaders.get(read.module, {}).keys()
        return read.module is not written.module and not loaders.isdisjoint(
            self._loaders.get(written.module, {})
        )

    @functools.cached_property
    def _routed(self) -> frozenset[str]:
        """The words that stand in routes."""
        return frozenset(
            word
            for route in self._project.routes
            for word in (*route.sources, *route.targets, *route.others)
        )

    def _names(self, remote: RemoteCall) -> frozenset[str]:
        """The names by which what makes a call may be picked: of its class, or of its module."""
        cls = _class_of(remote)
        module = cls.module if cls is not None else remote.module
        found = {*module.dotted[-1:], *self._keys.get(cls or remote.function, ())}
        if cls is not None:
            name = last_part(cls.facts.name)
            found |= {name, "_".join(words(name)[:-1]), *_called(cls)}
        step: Context | None = remote.context
        while step is not None:  # ``@source("chargebee")`` above a function that others call for it
            function = step.function
            if function is not None:
                found.update(_registered_as(function.facts.decorators, function.module))
            step = step.caller
        return frozenset(it.lower() for it in found if it)

    @functools.cached_property
    def _keys(self) -> dict[ClassEntry | FunctionEntry, set[str]]:
        """The keys of tables under which classes and functions stand: ``{"crm": CrmSource, "shop": ShopSource}``."""
        found: dict[ClassEntry | FunctionEntry, set[str]] = {}
        for module in self._modules:
            for value in module.bindings.values():
                for key, item in value.items if type(value) is Dict else ():
                    if type(key) is Const and type(key.value) is str and type(item) is Symbol:
                        entity, rest = self._project.find(module, item.name) or (module, [])
                        if not rest and not isinstance(entity, Module):
                            found.setdefault(entity, set()).add(key.value)
        return found

    @functools.cached_property
    def _loaders(self) -> dict[Module, dict[tuple[Module, str], int]]:
        """By module the places that load it, each with the number of modules that it loads."""
        found: dict[Module, dict[tuple[Module, str], int]] = {}
        for module in self._modules:
            for pattern in module.facts.loads:
                loaded = self._project.names.loaded(module, pattern) if SOME in pattern else []
                for it in loaded:
                    found.setdefault(it, {})[module, pattern] = len(loaded)
        return found


def _class_of(remote: RemoteCall) -> ClassEntry | None:
    """The class of the object that makes a call."""
    me = remote.context.me
    return me.cls if me is not None else remote.function.owner


def _called(cls: ClassEntry) -> Iterator[str]:
    """What a class says that it is called: ``key = "chargebee"``, ``@register("chargebee")``, ``(Source, key="chargebee")``."""
    for _, value in (*cls.facts.attributes, *cls.facts.keywords):
        if type(value) is Const and type(value.value) is str:
            yield value.value
    yield from _registered_as(cls.facts.decorators, cls.module)


def _registered_as(decorators: Iterable[Value], module: Module) -> Iterator[str]:
    """The texts that decorators are told: ``@register("chargebee")``."""
    for decorator in decorators:
        made = module.call(decorator.call) if type(decorator) is Result else None
        for value in made.args if made is not None else ():
            if type(value) is Const and type(value.value) is str:
                yield value.value
