"""What belongs to everybody, as those see it that call it.

Which functions of the commons reach a system is known from the run before, or from a look at all of
them; what one of them does is found out when somebody calls it.
"""

from collections.abc import Callable, Iterator, MutableMapping
from typing import TypeVar

from autodebt_lint.graph.effects import Effects
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.model.facts import Call

_Held = TypeVar("_Held")


class Commons:
    """The functions of the commons that reach a system."""

    def __init__(
        self, linking: Linking, effects: Effects, functions: dict[FunctionEntry, None]
    ) -> None:
        """Take these functions; what they do is found out when somebody asks."""
        self._linking = linking
        self._effects = effects
        self._in_modules: dict[Module, dict[FunctionEntry, list[RemoteCall]]] = {}
        self.by_name: dict[str, list[FunctionEntry]] = {}
        """The functions by the last names of the calls that may enter them."""
        for function in functions:
            for name in linking.project.names_of(function):
                self.by_name.setdefault(name, []).append(function)
        self.effects_of: MutableMapping[FunctionEntry, list[RemoteCall]] = _Lazy(
            functions, self._effects_of
        )
        """The remote calls that stand in a function."""
        self.live: MutableMapping[FunctionEntry, list[tuple[Call, FunctionEntry]]] = _Lazy(
            functions, self._calls_in
        )
        """The functions, each with its calls of others among them."""

    def _calls_in(self, function: FunctionEntry) -> list[tuple[Call, FunctionEntry]]:
        return self._linking.resolver.entering(function, self.by_name)

    def _effects_of(self, function: FunctionEntry) -> list[RemoteCall]:
        module = function.module
        if module not in self._in_modules:
            found = self._in_modules[module] = {}
            for remote in self._effects.of(module):
                found.setdefault(remote.function, []).append(remote)
        return self._in_modules[module].get(function, [])


class _Lazy(dict[FunctionEntry, _Held]):
    """What is held of each function of some, found out when it is looked up."""

    def __init__(
        self, functions: dict[FunctionEntry, None], find: Callable[[FunctionEntry], _Held]
    ) -> None:
        super().__init__()
        self._functions = functions
        self._find = find

    def __contains__(self, function: object) -> bool:
        return function in self._functions

    def __iter__(self) -> Iterator[FunctionEntry]:
        return iter(self._functions)

    def __missing__(self, function: FunctionEntry) -> _Held:
        if function not in self._functions:
            raise KeyError(function)
        found = self[function] = self._find(function)
        return found
