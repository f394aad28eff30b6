"""All modules of a project, and the parts that know how they find each other.

Modules that no name joins are apart: they stand on different `islands`, and no answer about a module
takes anything from another island but the commons. That is held to here and not only hoped for: a name
leads to the module's own island or to the commons, and callers, subclasses and importers are sought on
a module's own. Whoever keeps answers can therefore keep them by what stands on the island and in the commons.
"""

from collections.abc import Callable, KeysView, Mapping, MutableMapping, Sequence
from functools import cached_property

from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.names.callers import Callers
from autodebt_lint.linking.names.class_hierarchy import ClassHierarchy
from autodebt_lint.linking.names.import_graph import ImportGraph
from autodebt_lint.linking.names.import_names import ImportNames
from autodebt_lint.linking.names.indexes import Indexes
from autodebt_lint.linking.names.islands import MANY, Island
from autodebt_lint.linking.names.joining import Joining
from autodebt_lint.linking.names.meanings import Meanings, Remembered
from autodebt_lint.linking.names.modules_by_island import ModulesByIsland
from autodebt_lint.linking.names.search_paths import SearchPaths
from autodebt_lint.linking.names.stated_addresses import StatedAddresses
from autodebt_lint.linking.names.symbols import Symbols
from autodebt_lint.model.facts import ModuleFacts, Route, dotted_name


class Project:
    """All modules, by path, with the parts that know how these find each other."""

    def __init__(
        self,
        facts: Sequence[ModuleFacts],
        unread: Mapping[str, Sequence[str]] | None = None,
        load: Callable[[str], ModuleFacts | None] | None = None,
        *,
        around: Sequence[str] = (),
        made: MutableMapping[str, Module] | None = None,
        many: int = MANY,
        digests: Mapping[str, bytes] = {},
        before: Meanings = Meanings(),  # noqa: B008  # immutable
    ) -> None:
        """Take the facts of every file that takes part.

        Args:
            facts: of the files that were analysed.
            unread: paths of files that hold no automation code themselves, with what they import.
            load: reads such a file when something refers to it.
            around: paths of further files, which take no part but tell folders and packages.
            made: modules by path, to be used again where their facts are the same, and added to.
            many: files that name one, above which it belongs to the commons.
            digests: of the contents of files, by path; b"" where one could not be read.
            before: what names meant in the run before.
        """
        unread = unread or {}
        self.modules = {item.path: _module(item, made) for item in facts}
        by_name = {dotted_name(path): path for path in unread}
        self.paths = SearchPaths(self.modules.values(), by_name, around)
        outline = self.paths.outline([*self.modules], [*unread], many)
        remembered = Remembered(before, outline, digests)
        self.names = ImportNames(self.paths, self.modules, by_name, remembered.meant)
        self.joining = Joining(self.names, self.modules, unread, remembered, many)
        self.by_island = ModulesByIsland(self.modules, self.joining)
        symbols = Symbols(self.names, self.by_island, load)
        self.import_graph = ImportGraph(self.names, symbols, self.by_island)
        self.indexes = Indexes(self.by_island)
        classes = ClassHierarchy(symbols, self.by_island, self.indexes)
        self.callers = Callers(self.by_island, self.indexes, self.import_graph, classes)

        # These are asked everywhere.
        self.find = symbols.find
        self.island = self.by_island.island
        self.islands = self.by_island.islands
        self.on = self.by_island.on
        self.is_common = self.by_island.is_common
        self.imported = self.names.imported
        self.imports = self.import_graph.imports
        self.importers = self.import_graph.importers
        self.put_on = self.import_graph.put_on
        self.ancestry = classes.ancestry
        self.inherited = classes.inherited
        self.external_base = classes.external_base
        self.subclasses = classes.subclasses
        self.names_of = self.callers.names_of

    @cached_property
    def routes(self) -> list[Route]:
        """What data files say of what is connected with what."""
        return [route for module in self.modules.values() for route in module.facts.routes]

    @cached_property
    def settings(self) -> StatedAddresses:
        """What data files say of where something is."""
        stating = {path: it.facts.settings for path, it in self.modules.items()}
        return StatedAddresses({path: settings for path, settings in stating.items() if settings})

    @property
    def commons(self) -> Island | None:
        """The files that belong to everybody, where there are some."""
        return self.by_island.commons

    def names_called(self, island: Island) -> KeysView[str]:
        """Last names of all that is called on an island."""
        return self.indexes[island].callers.keys()

    def names_read(self, island: Island) -> KeysView[str]:
        """Names of all attributes that are read on an island."""
        return self.indexes[island].readers.keys()


def _module(facts: ModuleFacts, made: MutableMapping[str, Module] | None) -> Module:
    """The module of some facts, made now unless that was done before."""
    if made is None:
        return Module(facts)
    known = made.get(facts.path)
    if known is None or known.facts is not facts:
        known = made[facts.path] = Module(facts)
    return known
