"""Which classes of a project stand above one, and which below it."""

from collections.abc import Iterator

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.indexes import Indexes
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.names.modules_by_island import ModulesByIsland
from autodebt_lint.linking.names.symbols import Symbols
from autodebt_lint.linking.naming import last_part
from autodebt_lint.model.values import Attr, Result, Symbol, Value

MAX_BASES = 20
"""Classes that are looked at above one."""
_PAIR = 2
"""Parts of the name of what an object of a module has: ``db.Model``."""
_BASES_THAT_SAY_NOTHING = frozenset(
    ["object", "ABC", "abc.ABC", "Exception", "typing.Generic", "Enum", "enum.Enum"]
)


class ClassHierarchy:
    """The classes of a project by what their bases mean."""

    def __init__(self, symbols: Symbols, by_island: ModulesByIsland, indexes: Indexes) -> None:
        """Look bases up among `symbols`, and the classes below one on an island."""
        self._symbols = symbols
        self._by_island = by_island
        self._indexes = indexes
        self._external_bases: dict[ClassEntry, str] = {}
        self._ancestry: dict[ClassEntry, tuple[ClassEntry, ...]] = {}
        self._subclasses: dict[tuple[ClassEntry, Island], list[ClassEntry]] = {}

    def ancestry(self, cls: ClassEntry) -> tuple[ClassEntry, ...]:
        """The class and its bases inside the project, nearest first."""
        known = self._ancestry.get(cls)
        if known is None:
            known = self._ancestry[cls] = tuple(self._above(cls))
        return known

    def _above(self, cls: ClassEntry) -> Iterator[ClassEntry]:
        seen: set[ClassEntry] = set()
        queue = [cls]
        while queue and len(seen) < MAX_BASES:
            current = queue.pop(0)
            if current in seen:
                continue
            seen.add(current)
            yield current
            for base in current.facts.bases:
                if type(base) is Symbol:
                    found = self._symbols.find(current.module, base.name)
                    if found is not None and isinstance(found[0], ClassEntry) and not found[1]:
                        queue.append(found[0])

    def inherited(self, cls: ClassEntry, name: str) -> FunctionEntry | None:
        """The method that a class has, its own or the nearest base's."""
        for ancestor in self.ancestry(cls):
            method = ancestor.method(name)
            if method is not None:
                return method
        return None

    def external_base(self, cls: ClassEntry) -> str:
        """Qualified name of the first base outside the project, or ""."""
        known = self._external_bases.get(cls)
        if known is None:
            known = self._external_bases[cls] = self._external_base(cls)
        return known

    def _external_base(self, cls: ClassEntry) -> str:
        for ancestor in self.ancestry(cls):
            for base in ancestor.facts.bases:
                name = self._of_made(base, ancestor.module)
                if type(base) is Symbol and self._symbols.find(ancestor.module, base.name) is None:
                    name = base.name.lstrip(":")
                if name and name not in _BASES_THAT_SAY_NOTHING:
                    return name
        return ""

    def _of_made(self, base: Value, module: Module) -> str:
        """The name of a base that an object has which a library made: ``db = SQLAlchemy(); db.Model``."""
        holder, attribute = base, ""
        if type(base) is Attr:
            holder, attribute = base.base, base.name
        elif type(base) is Symbol:
            entity, rest = self._symbols.find(module, base.name) or (None, ())
            if not isinstance(entity, Module) or len(rest) != _PAIR:
                return ""
            module, (bound, attribute) = entity, rest
            holder = module.bindings[bound]
        made = module.call(holder.call) if type(holder) is Result else None
        if made is None or not attribute or type(made.callee) is not Symbol:
            return ""
        known = self._symbols.find(module, made.callee.name)
        return f"{made.callee.name}.{attribute}" if known is None else ""

    def subclasses(self, base: ClassEntry, island: Island | None = None) -> list[ClassEntry]:
        """Classes on an island, the base's own when None, that name `base` as a base."""
        island = island or self._by_island.island(base.module)
        known = self._subclasses.get((base, island))
        if known is None:
            known = self._subclasses[base, island] = self._below(base, island)
        return known

    def _below(self, base: ClassEntry, island: Island) -> list[ClassEntry]:
        index = self._indexes[island]
        name = last_part(base.facts.name)
        beside = base.module.classes.values()  # of a module that was only read for its names, too
        found: list[ClassEntry] = []
        for entry in dict.fromkeys([*index.classes_by_base.get(name, ()), *beside]):
            for value in entry.facts.bases:
                if type(value) is Symbol:
                    hit = self._symbols.find(entry.module, value.name)
                    if hit is not None and hit[0] is base:
                        found.append(entry)
        return found
