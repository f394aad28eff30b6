"""Which module, function or class of a project a symbol means."""

from collections.abc import Callable
from typing import TypeAlias

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.import_names import SETTINGS, ImportNames
from autodebt_lint.linking.names.modules_by_island import ModulesByIsland
from autodebt_lint.linking.names.search_paths import Folder, parts_of
from autodebt_lint.model.facts import ModuleFacts
from autodebt_lint.model.values import Symbol

Entity: TypeAlias = Module | FunctionEntry | ClassEntry
Found: TypeAlias = tuple[Entity, tuple[str, ...]] | None
"""An entity of the project and the attributes of it that a name goes on with; None for a name of others."""


class Symbols:
    """What symbols mean, each looked up once; a name leads to the module's own island or to the commons."""

    def __init__(
        self,
        names: ImportNames,
        by_island: ModulesByIsland,
        load: Callable[[str], ModuleFacts | None] | None,
    ) -> None:
        """Look symbols up.

        Args:
            names: of the modules, as imports name them.
            by_island: which of them a name may lead to.
            load: reads a file that nobody read, when a name leads to it.
        """
        self._names = names
        self._by_island = by_island
        self._load = load
        self._found: dict[tuple[Module, str], Found] = {}
        self._read_since: dict[Folder, Module | None] = {}
        """Files that a name led to, by dotted name: they answer for their names and take no other part."""

    def find(self, module: Module, name: str) -> Found:
        """Find what a symbol of `module` means inside the project.

        Returns:
            The longest part of the name that is an entity, and the attributes that are left; None
            when the name does not belong to the project.
        """
        key = (module, name)
        if key not in self._found:
            self._found[key] = None  # what leads back to itself leads nowhere
            self._found[key] = self._find(module, name)
        return self._found[key]

    def _find(self, module: Module, name: str) -> Found:
        if name.startswith(":"):
            return self._inside(module, tuple(name[1:].split(".")))
        for dotted in self._names.settings_for(name, module.directory):
            rest = parts_of(name.removeprefix(SETTINGS))
            end = len(dotted)
            found = self._absolute((*dotted, *rest), range(end, end + 1), module)
            if found is not None:
                return found
        for within in (parts_of(name), self._names.without_own_name(name)):
            for base in self._names.paths.bases(name, module) if within else ():
                full = (*base, *within)
                found = self._absolute(full, self._names.paths.ends(full, base, name), module)
                if found is not None:
                    return found
        return None

    def _absolute(self, parts: Folder, ends: range, importer: Module) -> Found:
        """Find a name that is given from the root, of which so many parts may name a module."""
        by_name = self._names.by_name
        for end in ends:
            target = by_name.get(parts[:end]) or self._read(parts[:end], importer)
            if target is not None and target is not importer:
                if not self._by_island.sees(importer, target.path):
                    return None
                rest = parts[end:]
                if self._is_hidden(target, parts[:end], rest):
                    return self._inside(by_name[parts[: end - 1]], parts[end - 1 :])
                return self._inside(target, rest) if rest else (target, ())
        return None

    def _is_hidden(self, target: Module, dotted: Folder, rest: tuple[str, ...]) -> bool:
        """Whether a module's package has something else under its name: ``from .sync import sync``.

        To others ``from jobs import sync`` is that; what only the module has is still sought there.
        """
        package, name = self._names.by_name.get(dotted[:-1]), dotted[-1]
        binding = package.bindings.get(name) if package is not None else None
        if type(binding) is not Symbol or not binding.name.endswith(f".{name}.{name}"):
            return False
        return not rest or self._inside(target, rest[:1]) is None

    def _read(self, dotted: Folder, importer: Module) -> Module | None:
        """Read a file that nobody needed so far, for a module on its island."""
        path = self._names.unread.get(dotted)
        if path is None or not self._by_island.sees(importer, path):
            return None
        if dotted not in self._read_since:
            facts = self._load(path) if self._load is not None else None
            self._read_since[dotted] = Module(facts) if facts is not None else None
        return self._read_since[dotted]

    def _inside(self, module: Module, parts: tuple[str, ...]) -> Found:
        """Find a dotted name that stands in a module."""
        for end in range(len(parts), 0, -1):
            name = ".".join(parts[:end])
            entity: Entity | None = module.functions.get(name) or module.classes.get(name)
            if entity is not None and name:
                return entity, parts[end:]
        if parts[0] in module.bindings:
            return self._handed_on(module, parts) or (module, parts)
        named = self._names.by_name
        submodule = named.get((*module.dotted, parts[0])) if module.is_package else None
        if submodule is not None and self._by_island.sees(module, submodule.path):
            return (submodule, ()) if len(parts) == 1 else self._inside(submodule, parts[1:])
        for star in module.stars:
            prefix = star if star.endswith(".") else star + "."
            found = self.find(module, prefix + ".".join(parts))
            if found is not None:
                return found
        return None

    def _handed_on(self, module: Module, parts: tuple[str, ...]) -> Found:
        """Find a name that a module only has from elsewhere: ``from .http import Client`` in a package."""
        binding = module.bindings[parts[0]]
        if type(binding) is not Symbol:
            return None
        # Of a file that nobody needed so far it is read when somebody asks what the name holds.
        if binding.name[:1] != ":" and self._names.imported(module, binding.name) is None:
            return None
        return self.find(module, ".".join((binding.name, *parts[1:])))
