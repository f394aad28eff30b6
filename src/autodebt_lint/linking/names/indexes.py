"""What the modules of an island call, read and build upon, by name."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.names.modules_by_island import ModulesByIsland
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.model.facts import UNNAMED
from autodebt_lint.model.values import Either, Result

SHARED = 40
"""Files of an island from which several processes may be asked about it."""
MAX_CANDIDATES = 240
"""Places of one name that are looked at when it is sought who means something by it."""


class Index:
    """The index of one island, each part of it made when first asked for."""

    def __init__(self, modules: Sequence[Module], mattering: Sequence[Module]) -> None:
        """Take the modules of an island, and those in which calls can matter."""
        self._modules = modules
        self.mattering = mattering

    def prepare(self) -> None:
        """Make what almost every question needs."""
        _ = self.callers, self.classes_by_base, self.aliases

    @cached_property
    def callers(self) -> dict[str, list[FunctionEntry]]:
        """Functions by the last name of what they call."""
        found: dict[str, list[FunctionEntry]] = {}
        for module in self.mattering:
            for entry in module.functions.values():
                for called in entry.called():
                    found.setdefault(called, []).append(entry)
        return found

    def calling(self, name: str) -> list[FunctionEntry]:
        """Functions that call something of a last name; none where too many do."""
        found = self.callers.get(name, [])
        return found if len(found) <= MAX_CANDIDATES else []

    @property
    def calling_unnamed(self) -> list[FunctionEntry]:
        """Functions that call something without a name."""
        return self.callers.get(UNNAMED, [])

    @cached_property
    def readers(self) -> dict[str, list[Module]]:
        """Modules by the attributes that they read."""
        found: dict[str, list[Module]] = {}
        for module in self.mattering:
            for attribute in module.facts.attributes:
                found.setdefault(attribute, []).append(module)
        return found

    def reading(self, name: str) -> list[Module]:
        """Modules that read an attribute of a name; none where too many do."""
        found = self.readers.get(name, [])
        return found if len(found) <= MAX_CANDIDATES else []

    @cached_property
    def properties(self) -> frozenset[str]:
        """Names of the properties of classes."""
        return frozenset(
            last_part(function.name)
            for module in self.mattering
            for function in module.functions.values()
            if function.is_property
        )

    @cached_property
    def classes_by_base(self) -> dict[str, list[ClassEntry]]:
        """Classes by the last name of a base."""
        found: dict[str, list[ClassEntry]] = {}
        for module in self.mattering:
            for cls in module.classes.values():
                for value in cls.facts.bases:
                    found.setdefault(last_name(value), []).append(cls)
        return found

    @cached_property
    def aliases(self) -> dict[str, set[str]]:
        """Names under which modules have a function besides its own, by the last part of that: ``push = client.send``."""
        found: dict[str, set[str]] = {}
        for module in self.mattering:
            for name, value in module.aliases:
                found.setdefault(last_part(value), set()).add(name)
        return found

    @cached_property
    def holders(self) -> dict[str, set[str]]:
        """Names that hold an object, by the last name of what made it: ``crm = Api(...)``, ``self.crm = Api(...)``."""
        found: dict[str, set[str]] = {}
        for module in self._modules:
            for name, value in _held_in(module):
                call = module.call(value.call)
                if call is not None:
                    found.setdefault(last_name(call.callee), set()).add(name)
        return found


class Indexes(dict[Island, Index]):
    """The index of each island, made when it is first asked for."""

    def __init__(self, by_island: ModulesByIsland) -> None:
        """Take the modules of a project by island."""
        super().__init__()
        self._by_island = by_island
        self.matters: Callable[[Module], bool] = lambda module: True  # noqa: ARG005
        """Whether the calls in a module can matter; the others are left out."""

    def __missing__(self, island: Island) -> Index:
        """Index an island."""
        modules = self._by_island.on(island)
        self[island] = index = Index(modules, [*filter(self.matters, modules)])
        return index

    def prepare(self) -> None:
        """Index the islands that are more than what one process is given at a time."""
        for island in self._by_island.islands():
            if len(self._by_island.on(island)) >= SHARED:
                self[island].prepare()


def _held_in(module: Module) -> Iterator[tuple[str, Result]]:
    """Names of a module, and attributes of its objects, that hold what a call made."""
    held = [*module.bindings.items()]
    held += [
        (name, value)
        for function in module.functions.values()
        for _, name, value in function.details.attributes
    ]
    for name, value in held:
        for option in value.options if type(value) is Either else (value,):
            if type(option) is Result:
                yield name, option
