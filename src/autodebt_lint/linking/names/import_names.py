"""Which module of a project an import names."""

import fnmatch
import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.names.meanings import Meant, Row
from autodebt_lint.linking.names.search_paths import Folder, SearchPaths, folders_shared, parts_of
from autodebt_lint.model.facts import Import

MAX_LOADED = 40
"""Modules that one computed name may mean."""
SETTINGS = "django.conf.settings"
"""What gives the constants of the project's own settings, whatever file they stand in."""
_OWN_SETTINGS = SETTINGS.rpartition(".")[2]
"""Name of that file by convention, or of the folder that holds one for each place it runs in."""
_SHARED_SETTINGS = ("base", "common")
"""Files of such a folder that the others begin with."""
MAX_SETTINGS = 4
"""Files of settings that one name is sought in."""
_SHORTEST = 2
"""Parts that must name a module of the project before its own name in front of them is believed."""


class ImportNames:
    """The modules of a project by name, as the imports of a file name them; nothing is read for an answer."""

    def __init__(
        self,
        paths: SearchPaths,
        modules: Mapping[str, Module],
        unread: Mapping[Folder, str],
        before: Mapping[str, Meant],
    ) -> None:
        """Index the files of a project by dotted name.

        Args:
            paths: where imports are looked up.
            modules: that were analysed, by path.
            unread: paths of the files that nobody read, by dotted name.
            before: what the names in a file meant in the run before, where that still holds.
        """
        self.paths = paths
        self._modules = modules
        self.by_name = {module.dotted: module for module in modules.values()}
        self.unread = unread
        self._before = before
        self._imported: dict[tuple[Folder, tuple[str, ...], str], Module | None] = {}
        self._loaded: dict[tuple[Folder, tuple[str, ...], str], list[Module]] = {}
        self._settings_from: dict[Folder, list[Folder]] = {}

    # One import

    def imported(self, module: Module, name: str) -> Module | None:
        """The analysed module that an import of `module` names."""
        first = name.partition(".")[0]
        if first and first not in self.words:
            return None  # of a library, as most are
        key = (module.directory, module.facts.search_paths, name)
        if key not in self._imported:
            found = self._named(module, name)
            within = self.without_own_name(name) if found is None else ()
            self._imported[key] = self._named(module, ".".join(within)) if within else found
        found = self._imported[key]
        return found if found is not module else None

    def _named(self, module: Module, name: str) -> Module | None:
        """The module that an absolute or relative name begins with."""
        return self._below(self.paths.bases(name, module), name)

    def _below(self, bases: Iterable[Folder], name: str, least: int = 1) -> Module | None:
        """The module that a name begins with in one of some folders, by at least so many parts."""
        parts = parts_of(name)
        for base in bases:
            full = (*base, *parts)
            for end in self.paths.ends(full, base, name, least):
                target = self.by_name.get(full[:end])
                if target is not None:
                    return target
        return None

    def is_own(self, module: Module, item: Import) -> bool:
        """Whether an import of `module` brings in something of the project itself, read or not."""
        if item.module.startswith(".") or self.imported(module, item.dotted) is not None:
            return True
        parts = tuple(item.dotted.split("."))
        return any(
            (*base, *parts[:end]) in self.unread
            for base in self.paths.roots(module)
            for end in range(1, len(parts) + 1)
        )

    def files_named(self, name: str, folder: Folder, roots: tuple[Folder, ...]) -> Iterator[Row]:
        """Paths of the files that the beginning of a name may mean, seen from each root, the longest first."""
        for dotted in self.settings_for(name, folder):
            yield (self._path_of(dotted),)
        for base in self.paths.bases_from(name, folder, roots):
            full = (*base, *parts_of(name))
            row = []
            for end in self.paths.ends(full, base, name):
                module = self.by_name.get(full[:end])
                path = module.path if module is not None else self.unread.get(full[:end])
                if path is not None:
                    row.append(path)
            if row:
                yield tuple(row)
        within = self.without_own_name(name)
        if within:
            yield from self.files_named(".".join(within), folder, roots)

    # The settings of the framework

    def settings_for(self, name: str, folder: Folder) -> list[Folder]:
        """Dotted names of the files that hold what Django's settings give to a file of a folder, likely ones first.

        None where the name is another one.
        """
        if not name.startswith(SETTINGS) or name[len(SETTINGS) :][:1] not in ("", "."):
            return []
        known = self._settings_from.get(folder)
        if known is None:
            order = sorted(self._settings, key=lambda dotted: _unlikely(dotted, folder))
            known = self._settings_from[folder] = order[:MAX_SETTINGS]
        return known

    @cached_property
    def _settings(self) -> list[Folder]:
        """Dotted names of all files that may hold such settings."""
        named = [it for it in (*self.by_name, *self.unread) if _OWN_SETTINGS in it[-2:]]
        return [it for it in named if not any(part.startswith("test") for part in it)]

    def _path_of(self, dotted: Folder) -> str:
        module = self.by_name.get(dotted)
        return module.path if module is not None else self.unread[dotted]

    # Names that are computed

    def loaded(self, module: Module, pattern: str) -> list[Module]:
        """The analysed modules that `module` may import by a name of a pattern: ``channels.*``.

        An empty list where so many fit that the pattern tells nothing.
        """
        key = (module.directory, module.facts.search_paths, pattern)
        if key not in self._loaded:
            found = self._fitting(pattern, self.paths.bases(pattern, module))
            self._loaded[key] = found if len(found) <= MAX_LOADED else []
        return [item for item in self._loaded[key] if item is not module]

    def _fitting(self, pattern: str, bases: tuple[Folder, ...]) -> list[Module]:
        """The analysed modules below some folders that have a name of a pattern."""
        *outer, last = pattern.lstrip(".").split(".")
        folders = dict.fromkeys(bases)
        for part in outer:
            folders = dict.fromkeys(
                inner for folder in folders for inner in self._folders_in(folder, part)
            )
        return [
            module
            for folder in folders
            for module in self._modules_in.get(folder, ())
            if fnmatch.fnmatchcase(module.dotted[-1], last) and not module.is_test
        ]

    def _folders_in(self, folder: Folder, part: str) -> Iterable[Folder]:
        """The folders in another one that have a name of a pattern."""
        if "*" not in part:
            return [(*folder, part)]
        size = len(folder) + 1
        inner = [it for it in self.paths.folders if len(it) == size and it[:-1] == folder]
        return sorted(it for it in inner if fnmatch.fnmatchcase(it[-1], part))

    @cached_property
    def _modules_in(self) -> dict[Folder, list[Module]]:
        """The analysed modules with a name, by all before its last part."""
        found: dict[Folder, list[Module]] = {}
        for dotted, module in self.by_name.items():
            if dotted:
                found.setdefault(dotted[:-1], []).append(module)
        return found

    # The name of the folder that holds the project

    def without_own_name(self, name: str) -> tuple[str, ...]:
        """A dotted name without the name of the folder that holds the project, where it begins with that.

        ``from crm_sync.clients.hubspot import deals`` in a checkout of ``crm_sync`` itself.
        """
        first, *rest = name.split(".")
        return tuple(rest) if len(rest) >= _SHORTEST and first in self.own_names else ()

    @cached_property
    def words(self) -> set[str]:
        """The parts of all names that any file of the project has."""
        words = {*itertools.chain(*self.paths.folders, *self.by_name, *self.unread, self.own_names)}
        return words | {*SETTINGS.split(".")} if self._settings else words

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """First parts of imports that name no module or folder, and whose rest always names a module."""
        perhaps = {name for names in self.perhaps_own.values() for name in names}
        refuted = {
            first
            for module in (self._modules.values() if perhaps else ())
            for item in module.facts.imports
            if (first := item.dotted.partition(".")[0]) in perhaps
            and first not in self._own_in(module, [item])
        }
        return tuple(sorted(perhaps - refuted))

    @cached_property
    def perhaps_own(self) -> dict[str, tuple[str, ...]]:
        """The same of each module by itself, by its path."""
        return {
            module.path: self._before[module.path].own
            if module.path in self._before
            else tuple(sorted(self._own_in(module, module.facts.imports)))
            for module in self._modules.values()
        }

    def _own_in(self, module: Module, imports: Iterable[Import]) -> Iterator[str]:
        """First parts of some imports of a module that name nothing there while their rest does."""
        for dotted in {item.dotted for item in imports}:
            first, _, rest = dotted.partition(".")
            if (
                first
                and rest.count(".") >= _SHORTEST - 1
                and self._named(module, dotted) is None
                and self._below(self.paths.roots(module), rest, least=_SHORTEST) is not None
            ):
                yield first


def _unlikely(settings: Folder, folder: Folder) -> tuple[int, int, Folder]:
    """Order of files of settings for what lies in a folder: near ones first, then what others begin with."""
    last = settings[-1]
    return (
        -folders_shared(settings, folder),
        (_OWN_SETTINGS, *_SHARED_SETTINGS, last).index(last),
        settings,
    )
