"""Which functions of an island may call one, as far as names tell."""

from autodebt_lint.languages.python.handed_on import RUNNING
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry
from autodebt_lint.linking.names.class_hierarchy import ClassHierarchy
from autodebt_lint.linking.names.import_graph import ImportGraph
from autodebt_lint.linking.names.indexes import MAX_CANDIDATES, Index, Indexes
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.names.modules_by_island import ModulesByIsland
from autodebt_lint.linking.naming import last_part
from autodebt_lint.model.values import Const, Dict, Param, Seq, Symbol, Text

MAX_HOLDING = 60
"""Calls of one name that are looked at when it may be a field that holds a function."""
_NO_FUNCTIONS = frozenset([Const, Text, Dict, Seq])
"""Forms of values that nobody calls."""
_CALLED_AS_THE_CLASS = frozenset(["__init__", "__new__", "__call__", "__enter__", "__aenter__"])


class Callers:
    """Functions by what they may call; what a callee is in the end, is for the resolver to say."""

    def __init__(
        self,
        by_island: ModulesByIsland,
        indexes: Indexes,
        imports: ImportGraph,
        classes: ClassHierarchy,
    ) -> None:
        """Seek calls in the indexes of islands, by the names that modules and classes lend to a function."""
        self._by_island = by_island
        self._indexes = indexes
        self._imports = imports
        self._classes = classes
        self._calling_held: dict[Island, list[tuple[FunctionEntry, frozenset[str]]]] = {}

    def calling(self, target: FunctionEntry, island: Island | None = None) -> list[FunctionEntry]:
        """Functions that hold a call of one of `names_of(target)`, near ones first, bounded.

        Args:
            target: what is called.
            island: where they are sought; the target's own when None.
        """
        island = island or self._by_island.island(target.module)
        names = self.names_of(target, island)
        callers = self._indexes[island].callers
        count = sum(len(callers.get(name, ())) for name in names)
        if count <= MAX_CANDIDATES // 4:
            return [entry for name in names for entry in callers.get(name, ())]
        importers = self._imports.importers(target.module, island) - {target.module}
        near = [target.module, *sorted(importers, key=lambda module: module.path)]
        found = [
            entry
            for module in filter(self._indexes.matters, near)
            for name in names
            for entry in module.callers.get(name, ())
        ]
        # All calls of a common name, for each function of that name, would be too many to look at.
        if count <= MAX_CANDIDATES:
            importers.add(target.module)
            found += [
                entry
                for name in names
                for entry in callers.get(name, ())
                if entry.module not in importers
            ]
        return found[:MAX_CANDIDATES]

    def names_of(self, target: FunctionEntry, island: Island | None = None) -> list[str]:
        """Last names of the calls on an island that may enter a function: a constructor is called as its class."""
        name = last_part(target.name)
        if name not in _CALLED_AS_THE_CLASS or target.owner is None:
            registered = target.registered_with if target.facts.decorators else ""
            running = RUNNING if target.is_task else ()
            index = self._indexes[island or self._by_island.island(target.module)]
            aliases = sorted(index.aliases.get(name, ())) if target.owner is None else ()
            return [name, *([last_part(registered)] if registered else ()), *running, *aliases]
        own = last_part(target.owner.facts.name)
        names = [own]
        if name == "__init__":
            below = self._classes.subclasses(target.owner, island)
            names += [last_part(sub.facts.name) for sub in below]
            names += ["super", "__init__"]
        elif name == "__call__":
            index = self._indexes[island or self._by_island.island(target.module)]
            names += sorted(index.holders.get(own, ()))
        return names

    def calling_held(self, island: Island) -> list[tuple[FunctionEntry, frozenset[str]]]:
        """Functions on an island that may call what an object holds, ``job.push(row)``, each with the names of that."""
        found = self._calling_held.get(island)
        if found is None:
            index = self._indexes[island]
            classes = [cls for module in index.mattering for cls in module.classes.values()]
            named: dict[FunctionEntry, set[str]] = {}
            held = set().union(*map(self._held_by, classes), self._put_from_outside(index))
            for name in sorted(held):
                calling = index.callers.get(name, ())
                for entry in calling if len(calling) <= MAX_HOLDING else ():
                    named.setdefault(entry, set()).add(name)
            found = [(entry, frozenset(names)) for entry, names in named.items()]
            self._calling_held[island] = found
        return found

    def _put_from_outside(self, index: Index) -> set[str]:
        """Names under which modules put what they have on an object: ``job.deliver = push``."""
        return {
            name
            for module in index.mattering
            for function in module.functions.values()
            for base, name, value in function.details.attributes
            if type(value) is Symbol and type(base) is not Param
        }

    def _held_by(self, cls: ClassEntry) -> set[str]:
        """Names under which an object of a class may keep a function when it is made, and no methods of it."""
        held: set[str] = set()
        for it in self._classes.ancestry(cls):
            made = it.method("__init__")
            given = made.facts.params[1:] if made is not None else ()
            kept = made.details.attributes if made is not None else ()
            held |= {*it.facts.fields, *given, *[f"_{name}" for name in given]}
            put = [*it.facts.attributes, *((name, value) for _, name, value in kept)]
            held |= {name for name, value in put if type(value) not in _NO_FUNCTIONS}
        return {it for it in held if self._classes.inherited(cls, it) is None}
