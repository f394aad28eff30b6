"""Which modules of a project import which, and what those that import one put on it."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.names.import_names import ImportNames
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.names.modules_by_island import ModulesByIsland
from autodebt_lint.linking.names.symbols import Symbols
from autodebt_lint.model.values import Param, Symbol, Value

MAX_SETTERS = 24
"""Modules that are looked at for what they put under names of another one."""
Setting: TypeAlias = tuple[FunctionEntry, Value, Value]
"""A function, an object in it and what it puts into an attribute of that."""


class ImportGraph:
    """The imports between the modules of a project, in both directions."""

    def __init__(self, names: ImportNames, symbols: Symbols, by_island: ModulesByIsland) -> None:
        """Look imports up among `names`, what is put on modules among `symbols`, and importers on an island."""
        self._names = names
        self._symbols = symbols
        self._by_island = by_island
        self._imports: dict[Module, set[Module]] = {}
        self._importers: dict[Island, dict[Module, set[Module]]] = {}
        self._neighbours: dict[Module, list[Module]] = {}
        self._settings: dict[Module, dict[str, list[Setting]]] = {}

    def imports(self, module: Module) -> set[Module]:
        """Modules of the project that `module` imports, or of which it imports something."""
        if module not in self._imports:
            found: set[Module] = set()
            for item in module.facts.imports:
                imported = self._names.imported(module, item.dotted)
                if imported is not None:
                    found.add(imported)
            for pattern in module.facts.loads:
                found.update(self._names.loaded(module, pattern))
            self._imports[module] = found
        return self._imports[module]

    def importers(self, target: Module, island: Island | None = None) -> set[Module]:
        """Modules on an island, the target's own when None, that import `target` or something in it."""
        island = island or self._by_island.island(target)
        known = self._importers.get(island)
        if known is None:
            known = self._importers[island] = {}
            for module in self._by_island.on(island):
                for imported in self.imports(module):
                    known.setdefault(imported, set()).add(module)
        return known.get(target, set())

    def neighbours(self, module: Module) -> list[Module]:
        """The module, those that import it, and those these import: where its literals can be used."""
        if module not in self._neighbours:
            near = {module, *self.importers(module)}
            for one in list(near):
                near |= self.imports(one)
            self._neighbours[module] = sorted(near, key=lambda item: item.path)
        return self._neighbours[module]

    def put_on(self, module: Module, name: str) -> Sequence[tuple[FunctionEntry, Value]]:
        """What others put under a name of a module, and the functions that do: ``state.client = Client()``."""
        return [
            (function, value)
            for function, base, value in self.settings(module, name)
            if type(base) is Symbol
            and self._symbols.find(function.module, base.name) == (module, ())
        ]

    def settings(self, module: Module, name: str) -> Sequence[Setting]:
        """What a module and those that import it put into attributes of a name of what is not their own object."""
        found = self._settings.get(module)
        if found is None:
            importers = sorted(self.importers(module) - {module}, key=lambda item: item.path)
            near = [it for it in importers[:MAX_SETTERS] if module.is_test or not it.is_test]
            functions = [function for it in (module, *near) for function in it.functions.values()]
            found = self._settings[module] = put_by(functions)
        return found.get(name, ())


def put_by(functions: Iterable[FunctionEntry]) -> dict[str, list[Setting]]:
    """What functions put into attributes of what is not their own object, by the attributes' names."""
    found: dict[str, list[Setting]] = {}
    for function in functions:
        for base, name, value in function.details.attributes:
            if type(base) is not Param or base.name != function.self_name:
                found.setdefault(name, []).append((function, base, value))
    return found
