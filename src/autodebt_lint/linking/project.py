"""All modules of a project, and the index through which they find each other.

Modules that no name joins are apart: they stand on different `islands`, and no answer about a module
takes anything from another island but the commons. That is held to here and not only hoped for: a name
leads to the module's own island or to the commons, and callers, subclasses and importers are sought on
a module's own. Whoever keeps answers can therefore keep them by what stands on the island and in the commons.
"""

import fnmatch
import functools
import hashlib
import itertools
import sys
from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    MutableMapping,
    Sequence,
)

import msgspec

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.islands import MANY, Chart, Island, by_numbers, chart, numbered
from autodebt_lint.linking.meanings import FilesNamed, Folder, Meanings, Meant, Row, names_in
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.model.facts import UNNAMED, Import, ModuleFacts, dotted_name
from autodebt_lint.model.values import Either, Result, Symbol, Value

SHARED = 40
"""Files of an island from which several processes may be asked about it."""
MAX_CANDIDATES = 240
"""Calls of one name that are looked at when the callers of a function are sought."""
_SHORTEST = 2
"""Parts that must name a module of the project before its own name in front of them is believed."""
_ON_THE_PATH = ("src", "lib", "libs", "modules", "vendor", "shared", "python", "plugins", "dags")
"""Folders that somebody puts on the path of what lies beside them: the last two are what Airflow does."""
MAX_HOLDING = 60
"""Calls of one name that are looked at when it may be a field that holds a function."""
MAX_LOADED = 40
"""Modules that one computed name may mean."""
MAX_SETTERS = 24
"""Modules that are looked at for what they put under names of another one."""
MAX_BASES = 20
"""Classes that are looked at above one."""

_CALLED_AS_THE_CLASS = frozenset(["__init__", "__new__", "__call__", "__enter__", "__aenter__"])
_BASES_THAT_SAY_NOTHING = frozenset(
    ["object", "ABC", "abc.ABC", "Exception", "typing.Generic", "Enum", "enum.Enum"]
)

_encode = msgspec.msgpack.Encoder().encode

Entity = Module | FunctionEntry | ClassEntry


class Project:
    """All modules, by path and by name."""

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
        """Index the facts of every file that takes part.

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
        self._many = many
        self._digests = digests
        self._before = before
        self._unread = {dotted_name(path): path for path in unread or ()}
        self._unread_imports: Mapping[str, Iterable[str]] = unread or {}
        self._read_since: dict[Folder, Module | None] = {}
        """Files that a name led to, by dotted name: they answer for their names and take no other part."""
        beside = [dotted_name(path) for path in around]
        self._folders = {
            path[:end]
            for path in {tuple(item.path.split("/")[:-1]) for item in facts}
            | {dotted[:-1] for dotted in self._unread}
            | {tuple(path.split("/")[:-1]) for path in around}
            for end in range(1, len(path) + 1)
        }
        self._loaded: dict[tuple[Folder, tuple[str, ...], str], list[Module]] = {}
        self._imported: dict[tuple[tuple[str, ...], tuple[str, ...], str], Module | None] = {}
        self.matters: Callable[[Module], bool] = lambda module: True  # noqa: ARG005
        """Whether the calls in a module can matter; the others are left out of the index of callers."""
        self.is_library: Callable[[str], bool] = sys.stdlib_module_names.__contains__
        """Whether a name is that of a package which others publish."""
        self._load = load
        self.modules = {item.path: _module(item, made) for item in facts}
        self._by_name = {module.dotted: module for module in self.modules.values()}
        self._packages = {module.directory for module in self.modules.values() if module.is_package}
        self._packages |= {
            dotted for dotted, path in self._unread.items() if path.endswith("/__init__.py")
        }
        self._packages |= {
            dotted
            for dotted, path in zip(beside, around, strict=True)
            if path.endswith("__init__.py")
        }
        # A folder with a name that nobody can import is none, whatever lies in it.
        self._packages = {
            folder for folder in self._packages if not folder or folder[-1].isidentifier()
        }
        #: Packages of which a file is run as a script: its neighbours are imported by their plain names.
        #: One that imports its own package by name is run as a part of that.
        self._script_folders = {
            module.directory
            for module in self.modules.values()
            if module.facts.main_guard and not _imports_own_package(module)
        }
        self._symbols: dict[tuple[Module, str], tuple[Entity, tuple[str, ...]] | None] = {}
        self._imports: dict[Module, set[Module]] = {}
        self._neighbours: dict[Module, list[Module]] = {}
        self._external_bases: dict[ClassEntry, str] = {}
        self._indexes: dict[Island, _Index] = {}
        self._reading: dict[Island, dict[str, list[Module]]] = {}
        self._properties: dict[Island, frozenset[str]] = {}
        self._calling_held: dict[Island, list[tuple[FunctionEntry, frozenset[str]]]] = {}
        self._importers: dict[Island, dict[Module, set[Module]]] = {}
        self._put_on: dict[Module, dict[str, list[tuple[FunctionEntry, Value]]]] = {}
        self._made_on: dict[Island, dict[str, set[str]]] = {}
        """Names that hold an object, by the last name of what made it."""
        # Kept here and not by `functools.cache`, which would keep the project as long as the process.
        self._roots_known: dict[tuple[Folder, bool], tuple[Folder, ...]] = {}
        self._folders_known: dict[tuple[Folder, Folder], tuple[Folder, ...]] = {}

    # Names

    def find(self, module: Module, name: str) -> tuple[Entity, tuple[str, ...]] | None:
        """Find what a symbol of `module` means inside the project.

        Returns:
            The longest part of the name that is an entity, and the attributes that are left; None
            when the name does not belong to the project.
        """
        key = (module, name)
        if key not in self._symbols:
            self._symbols[key] = None  # what leads back to itself leads nowhere
            self._symbols[key] = self._find(module, name)
        return self._symbols[key]

    def _find(self, module: Module, name: str) -> tuple[Entity, tuple[str, ...]] | None:
        if name.startswith(":"):
            return self._inside(module, tuple(name[1:].split(".")))
        parts = tuple(part for part in name.lstrip(".").split(".") if part)
        for within in (parts, self._without_own_name(name)):
            for base in self._bases(name, module.directory, self._roots(module)) if within else ():
                least = _least(name, base)
                found = self._absolute((*base, *within), len(base), least, module)
                if found is not None:
                    return found
        return None

    def _without_own_name(self, name: str) -> tuple[str, ...]:
        """A dotted name without the name of the folder that holds the project, where it begins with that.

        ``from crm_sync.clients.hubspot import deals`` in a checkout of ``crm_sync`` itself.
        """
        first, *rest = name.split(".")
        return tuple(rest) if len(rest) >= _SHORTEST and first in self._own_names else ()

    @functools.cached_property
    def _words(self) -> set[str]:
        """The parts of all names that any file of the project has."""
        return {*itertools.chain(*self._folders, *self._by_name, *self._unread, self._own_names)}

    @functools.cached_property
    def _own_names(self) -> tuple[str, ...]:
        """First parts of imports that name no module or folder, and whose rest always names a module."""
        perhaps = {name for names in self._perhaps_own.values() for name in names}
        refuted = {
            first
            for module in (self.modules.values() if perhaps else ())
            for item in module.facts.imports
            if (first := item.dotted.partition(".")[0]) in perhaps
            and first not in self._own_in(module, [item])
        }
        return tuple(sorted(perhaps - refuted))

    @functools.cached_property
    def _perhaps_own(self) -> dict[str, tuple[str, ...]]:
        """The same of each module by itself, by its path."""
        return {
            module.path: self._still_meant[module.path].own
            if module.path in self._still_meant
            else tuple(sorted(self._own_in(module, module.facts.imports)))
            for module in self.modules.values()
        }

    def _own_in(self, module: Module, imports: Iterable[Import]) -> Iterator[str]:
        """First parts of some imports of a module that name nothing there while their rest does."""
        for dotted in {item.dotted for item in imports}:
            first, _, rest = dotted.partition(".")
            if (
                first
                and rest.count(".") >= _SHORTEST - 1
                and self._module_named(module, dotted) is None
                and self._module_below(self._roots(module), rest, least=_SHORTEST) is not None
            ):
                yield first

    def _absolute(
        self, parts: tuple[str, ...], base: int, least: int, importer: Module
    ) -> tuple[Entity, tuple[str, ...]] | None:
        for end in self._ends(parts, base, least):
            target = self._by_name.get(parts[:end]) or self._read(parts[:end], importer)
            if target is not None and target is not importer:
                if not self._sees(importer, target.path):
                    return None
                rest = parts[end:]
                if self._is_hidden(target, parts[:end], rest):
                    return self._inside(self._by_name[parts[: end - 1]], parts[end - 1 :])
                return self._inside(target, rest) if rest else (target, ())
        return None

    def _is_hidden(self, target: Module, dotted: Folder, rest: tuple[str, ...]) -> bool:
        """Whether a module's package has something else under its name: ``from .sync import sync``.

        To others ``from jobs import sync`` is that; what only the module has is still sought there.
        """
        package, name = self._by_name.get(dotted[:-1]), dotted[-1]
        binding = package.bindings.get(name) if package is not None else None
        if type(binding) is not Symbol or not binding.name.endswith(f".{name}.{name}"):
            return False
        return not rest or self._inside(target, rest[:1]) is None

    def _ends(self, parts: tuple[str, ...], base: int, least: int) -> range:
        """How many parts may name a module, the most first: one after the base where that is no folder."""
        most = len(parts) if parts[: base + 1] in self._folders else min(len(parts), base + 1)
        return range(most, least - 1, -1)

    def _read(self, dotted: tuple[str, ...], importer: Module) -> Module | None:
        """Read a file that nobody needed so far, for a module on its island."""
        path = self._unread.get(dotted)
        if path is None or not self._sees(importer, path):
            return None
        if dotted not in self._read_since:
            facts = self._load(path) if self._load is not None else None
            self._read_since[dotted] = Module(facts) if facts is not None else None
        return self._read_since[dotted]

    def _roots_of(self, directory: Folder, *, implicit: bool) -> tuple[Folder, ...]:
        """Folders from which a module in `directory` may import: those that are no package."""
        key = (directory, implicit)
        if key not in self._roots_known:
            self._roots_known[key] = self._find_roots(directory, implicit=implicit)
        return self._roots_known[key]

    def _find_roots(self, directory: Folder, *, implicit: bool) -> tuple[Folder, ...]:
        roots = [
            directory[:end]
            for end in range(len(directory), -1, -1)
            if directory[:end] not in self._packages or (implicit and end == len(directory))
        ]
        if directory in self._packages and directory in self._script_folders and not implicit:
            roots.append(directory)
        above = [directory[:end] for end in range(len(directory), -1, -1)]
        inner = [(*folder, name) for name in _ON_THE_PATH for folder in above]
        return (*roots, *[root for root in inner if root in self._folders])

    def _roots(self, module: Module) -> tuple[tuple[str, ...], ...]:
        roots = self._roots_of(module.directory, implicit=module.facts.dialect == "python2")
        for end in module.facts.search_paths:
            roots = (*roots, *self._folders_ending(tuple(end.split("/")), module.directory))
        return roots

    def _bases(self, name: str, folder: Folder, roots: tuple[Folder, ...]) -> tuple[Folder, ...]:
        """The folders from which a name is looked up in a file of `folder`: a relative one has one."""
        level = len(name) - len(name.lstrip("."))
        if level:
            return (folder[: len(folder) - (level - 1)],)
        home = self._home(name.partition(".")[0])
        return roots if home is None or home in roots else (*roots, home)

    def _home(self, name: str) -> Folder | None:
        """Where the one folder lies that has the name of no library: somebody installed it from there, or put that on the path."""
        homes = self._homes.get(name, ())
        return next(iter(homes)) if len(homes) == 1 and not self.is_library(name) else None

    @functools.cached_property
    def _homes(self) -> dict[str, set[Folder]]:
        """Folders by the names of those that lie in them."""
        found: dict[str, set[Folder]] = {}
        for folder in self._folders:
            found.setdefault(folder[-1], set()).add(folder[:-1])
        return found

    def _folders_ending(self, end: Folder, directory: Folder) -> tuple[Folder, ...]:
        """The folders that a path with this end may mean for a file in `directory`, nearest first.

        An absolute path of another machine ends in a folder of the project.
        """
        key = (end, directory)
        if key not in self._folders_known:
            self._folders_known[key] = self._find_folders(end, directory)
        return self._folders_known[key]

    def _find_folders(self, end: Folder, directory: Folder) -> tuple[Folder, ...]:
        for start in range(len(end)):
            wanted = end[start:]
            found = [folder for folder in self._folders if folder[-len(wanted) :] == wanted]
            if found:
                return tuple(
                    sorted(found, key=lambda folder: (-_shared(folder, directory), folder))
                )
        return ()

    def _inside(
        self, module: Module, parts: tuple[str, ...]
    ) -> tuple[Entity, tuple[str, ...]] | None:
        """Find a dotted name that stands in a module."""
        for end in range(len(parts), 0, -1):
            name = ".".join(parts[:end])
            entity: Entity | None = module.functions.get(name) or module.classes.get(name)
            if entity is not None and name:
                return entity, parts[end:]
        if parts[0] in module.bindings:
            return self._handed_on(module, parts) or (module, parts)
        submodule = self._by_name.get((*module.dotted, parts[0])) if module.is_package else None
        if submodule is not None and self._sees(module, submodule.path):
            return (submodule, ()) if len(parts) == 1 else self._inside(submodule, parts[1:])
        for star in module.stars:
            prefix = star if star.endswith(".") else star + "."
            found = self.find(module, prefix + ".".join(parts))
            if found is not None:
                return found
        return None

    def _handed_on(
        self, module: Module, parts: tuple[str, ...]
    ) -> tuple[Entity, tuple[str, ...]] | None:
        """Find a name that a module only has from elsewhere: ``from .http import Client`` in a package."""
        binding = module.bindings[parts[0]]
        if type(binding) is not Symbol:
            return None
        # Of a file that nobody needed so far it is read when somebody asks what the name holds.
        if binding.name[:1] != ":" and self.imported(module, binding.name) is None:
            return None
        return self.find(module, ".".join((binding.name, *parts[1:])))

    def imported(self, module: Module, name: str) -> Module | None:
        """The analysed module that an import of `module` names; nothing is read for the answer."""
        first = name.partition(".")[0]
        if first and first not in self._words:
            return None  # of a library, as most are
        key = (module.directory, module.facts.search_paths, name)
        if key not in self._imported:
            found = self._module_named(module, name)
            within = self._without_own_name(name) if found is None else ()
            self._imported[key] = self._module_named(module, ".".join(within)) if within else found
        found = self._imported[key]
        return found if found is not module else None

    def loaded(self, module: Module, pattern: str) -> list[Module]:
        """The analysed modules that `module` may import by a name of a pattern: ``channels.*``.

        An empty list where so many fit that the pattern tells nothing.
        """
        key = (module.directory, module.facts.search_paths, pattern)
        if key not in self._loaded:
            found = self._fitting(
                pattern, self._bases(pattern, module.directory, self._roots(module))
            )
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
        inner = [it for it in self._folders if len(it) == size and it[:-1] == folder]
        return sorted(it for it in inner if fnmatch.fnmatchcase(it[-1], part))

    @functools.cached_property
    def _modules_in(self) -> dict[Folder, list[Module]]:
        """The analysed modules with a name, by all before its last part."""
        found: dict[Folder, list[Module]] = {}
        for dotted, module in self._by_name.items():
            if dotted:
                found.setdefault(dotted[:-1], []).append(module)
        return found

    def _module_named(self, module: Module, name: str) -> Module | None:
        """The module that an absolute or relative name begins with."""
        return self._module_below(self._bases(name, module.directory, self._roots(module)), name)

    def _module_below(self, bases: Iterable[Folder], name: str, least: int = 1) -> Module | None:
        """The module that a name begins with in one of some folders, by at least so many parts."""
        parts = tuple(part for part in name.lstrip(".").split(".") if part)
        for base in bases:
            full = (*base, *parts)
            for end in self._ends(full, len(base), _least(name, base) + least - 1):
                target = self._by_name.get(full[:end])
                if target is not None:
                    return target
        return None

    # Islands

    def island(self, module: Module) -> Island:
        """The files that may matter to a module: those that names join it with, through others too."""
        return self._chart.of[module.path]

    @property
    def commons(self) -> Island | None:
        """The files that belong to everybody, where there are some."""
        return self._chart.commons

    def is_common(self, module: Module) -> bool:
        """Whether a module belongs to everybody."""
        return self.commons is not None and self.island(module) is self.commons

    def _sees(self, module: Module, path: str) -> bool:
        """Whether names of a module may lead to a file: to one of its island, or of the commons."""
        island = self._chart.of[path]
        return island is self._chart.commons or island is self.island(module)

    def islands(self) -> list[Island]:
        """All islands with an analysed module, in order of their first path."""
        return sorted(self._modules_on, key=lambda island: island.paths[0])

    def on(self, island: Island) -> list[Module]:
        """The analysed modules of an island, in the order of the project."""
        return self._modules_on.get(island, [])

    def around(self, island: Island) -> tuple[Island, ...]:
        """An island with the commons: what can matter there."""
        commons = self.commons
        return (island,) if commons is None or island is commons else (island, commons)

    def seen_on(self, island: Island) -> Iterator[Module]:
        """The analysed modules of an island and of the commons."""
        for it in self.around(island):
            yield from self.on(it)

    def let_go(self, island: Island) -> None:
        """Forget the details of the functions on an island, of which nobody else asks much."""
        for module in self.on(island):
            for function in module.functions.values():
                function.forget()

    def seen_from(self, path: str) -> bytes:
        """All that names in the file at a path depend on besides the files of its island."""
        module = self.modules.get(path)
        if module is not None:
            paths, meant = self.meanings.paths, self.meanings.meant.get(path)
            others = [paths[number] for number in meant.others] if meant is not None else []
            return b"\1" + _encode([self._roots(module), self._own_names, others])
        # Nobody has read it, so nobody knows yet from where it looks.
        folder = tuple(path.split("/")[:-1])
        roots = [self._roots_of(folder, implicit=implicit) for implicit in (False, True)]
        return b"\0" + _encode([roots, self._folders_there, self._own_names])

    @functools.cached_property
    def _folders_there(self) -> bytes:
        return hashlib.blake2b(_encode(sorted(self._folders)), digest_size=16).digest()

    @functools.cached_property
    def _modules_on(self) -> dict[Island, list[Module]]:
        found: dict[Island, list[Module]] = {}
        for module in self.modules.values():
            found.setdefault(self.island(module), []).append(module)
        return found

    @functools.cached_property
    def _chart(self) -> Chart:
        return by_numbers(self.meanings.paths, self.meanings.islands)

    @functools.cached_property
    def meanings(self) -> Meanings:
        """What the names in all files may mean; of a file that is as it was it is known from before."""
        known = self._still_meant if self._before.own_names == self._own_names else {}
        same_tree = self._before.outline == self._outline
        if same_tree and len(known) == len(self.modules) + len(self._unread_imports):
            return self._before
        paths = (*self.modules, *self._unread_imports)
        number = {path: at for at, path in enumerate(paths)}
        files = FilesNamed(self._named, self._words, self.modules)
        found = dict(known)
        for path in paths:
            if path in known:
                continue
            module = self.modules.get(path)
            if module is not None:
                others = files.meant(path, self._roots(module), names_in(module.facts))
                loaded = [self.loaded(module, pattern) for pattern in module.facts.loads]
                others.update(item.path for items in loaded for item in items)
            else:
                roots = self._roots_of(tuple(path.split("/")[:-1]), implicit=False)
                others = files.meant(path, roots, self._unread_imports[path])
            # What a pattern loads is told by what is no test, which other files say.
            lasting = module is None or not module.facts.loads
            found[path] = Meant(
                self._digests.get(path, b"") if lasting else b"",
                tuple(sorted(number[other] for other in others)),
                self._perhaps_own.get(path, ()),
            )
        islands = self._islands_as_before(paths, known, found)
        if not islands:
            joined = ((path, [paths[it] for it in meant.others]) for path, meant in found.items())
            islands = numbered(chart(joined, self._many), paths)
        found_out = Meanings(self._outline, self._own_names, paths, found, islands)
        return self._before if found_out == self._before else found_out

    def _islands_as_before(
        self, paths: tuple[str, ...], known: Mapping[str, Meant], found: Mapping[str, Meant]
    ) -> tuple[int, ...]:
        """The islands of the run before, where all names lead to the same files; else none."""
        before = self._before
        if paths != before.paths or len(before.islands) != len(paths):
            return ()
        new = found.keys() - known.keys()
        same = all(it in before.meant and found[it].others == before.meant[it].others for it in new)
        return before.islands if same else ()

    @property
    def means_what_it_meant(self) -> bool:
        """Whether names mean all that they meant in the run before, and nothing else."""
        return self.meanings is self._before

    @functools.cached_property
    def _still_meant(self) -> Mapping[str, Meant]:
        """What is known from before of the files that are as they were, in a tree that is."""
        if self._before.outline != self._outline:
            return {}
        return {
            path: meant
            for path, meant in self._before.meant.items()
            if meant.digest and meant.digest == self._digests.get(path)
        }

    @functools.cached_property
    def _outline(self) -> bytes:
        """Digest of what tells in which folder a name is looked up, and which files there are."""
        named = [*map(sorted, (self._folders, self._packages, self._script_folders))]
        return hashlib.blake2b(
            _encode([named, [*self.modules], [*self._unread_imports], self._many]), digest_size=16
        ).digest()

    def _named(self, name: str, folder: Folder, roots: tuple[Folder, ...]) -> Iterator[Row]:
        """Paths of the files that the beginning of a name may mean, seen from each root, the longest first."""
        for base in self._bases(name, folder, roots):
            full = (*base, *(part for part in name.lstrip(".").split(".") if part))
            row = []
            for end in self._ends(full, len(base), _least(name, base)):
                module = self._by_name.get(full[:end])
                path = module.path if module is not None else self._unread.get(full[:end])
                if path is not None:
                    row.append(path)
            if row:
                yield tuple(row)
        within = self._without_own_name(name)
        if within:
            yield from self._named(".".join(within), folder, roots)

    # Who calls whom

    def calling(self, target: FunctionEntry, island: Island | None = None) -> list[FunctionEntry]:
        """Functions that hold a call of one of `names_of(target)`, near ones first, bounded.

        Args:
            target: what is called.
            island: where they are sought; the target's own when None.
        """
        island = island or self.island(target.module)
        names = self.names_of(target, island)
        index = self._index_of(island)
        count = sum(len(index.callers.get(name, ())) for name in names)
        if count <= MAX_CANDIDATES // 4:
            return [entry for name in names for entry in index.callers.get(name, ())]
        importers = self.importers(target.module, island) - {target.module}
        near = [target.module, *sorted(importers, key=lambda module: module.path)]
        found = [
            entry
            for module in near
            if self.matters(module)
            for name in names
            for entry in module.callers.get(name, ())
        ]
        # All calls of a common name, for each function of that name, would be too many to look at.
        if count <= MAX_CANDIDATES:
            importers.add(target.module)
            found += [
                entry
                for name in names
                for entry in index.callers.get(name, ())
                if entry.module not in importers
            ]
        return found[:MAX_CANDIDATES]

    def names_of(self, target: FunctionEntry, island: Island | None = None) -> list[str]:
        """Last names of the calls on an island that may enter a function: a constructor is called as its class."""
        name = last_part(target.name)
        if name not in _CALLED_AS_THE_CLASS or target.owner is None:
            registered = target.registered_with if target.facts.decorators else ""
            return [name, last_part(registered)] if registered else [name]
        names = [last_part(target.owner.facts.name)]
        if name == "__init__":
            names += [last_part(sub.facts.name) for sub in self.subclasses(target.owner, island)]
            names += ["super", "__init__"]
        elif name == "__call__":
            names += self._objects_of(target.owner, island or self.island(target.module))
        return names

    def _objects_of(self, cls: ClassEntry, island: Island) -> list[str]:
        """Names on an island that hold an object of a class: ``crm = Api(...)``, ``self.crm = Api(...)``."""
        made: dict[str, set[str]] | None = self._made_on.get(island)
        if made is None:
            made = self._made_on[island] = {}
            for module in self.on(island):
                for name, value in _held_in(module):
                    call = module.call(value.call)
                    if call is not None:
                        made.setdefault(last_name(call.callee), set()).add(name)
        return sorted(made.get(last_part(cls.facts.name), ()))

    def names_called(self, island: Island) -> KeysView[str]:
        """Last names of all that is called on an island."""
        return self._index_of(island).callers.keys()

    def calling_by_name(self, name: str, island: Island) -> list[FunctionEntry]:
        """Functions on an island that call something of a last name; none where too many do."""
        found = self._index_of(island).callers.get(name, [])
        return found if len(found) <= MAX_CANDIDATES else []

    def calling_unnamed(self, island: Island) -> list[FunctionEntry]:
        """Functions on an island that call something without a name."""
        return self._index_of(island).callers.get(UNNAMED, [])

    def calling_held(self, island: Island) -> list[tuple[FunctionEntry, frozenset[str]]]:
        """Functions on an island that may call what an object was given, ``job.push(row)``, each with the names of that."""
        found = self._calling_held.get(island)
        if found is None:
            index = self._index_of(island)
            classes = [
                cls
                for module in filter(self.matters, self.on(island))
                for cls in module.classes.values()
            ]
            named: dict[FunctionEntry, set[str]] = {}
            for name in sorted(set().union(*map(self._held_by, classes))):
                calling = index.callers.get(name, ())
                for entry in calling if len(calling) <= MAX_HOLDING else ():
                    named.setdefault(entry, set()).add(name)
            found = [(entry, frozenset(names)) for entry, names in named.items()]
            self._calling_held[island] = found
        return found

    def properties_on(self, island: Island) -> frozenset[str]:
        """Names of the properties of the classes on an island."""
        found = self._properties.get(island)
        if found is None:
            found = self._properties[island] = frozenset(
                last_part(function.name)
                for module in filter(self.matters, self.on(island))
                for function in module.functions.values()
                if function.is_property
            )
        return found

    def reading(self, name: str, island: Island) -> list[Module]:
        """Modules on an island that read an attribute of a name; none where too many do."""
        found = self._readers_on(island).get(name, [])
        return found if len(found) <= MAX_CANDIDATES else []

    def names_read(self, island: Island) -> KeysView[str]:
        """Names of all attributes that are read on an island."""
        return self._readers_on(island).keys()

    def _readers_on(self, island: Island) -> dict[str, list[Module]]:
        """The modules on an island by the attributes that they read."""
        found = self._reading.get(island)
        if found is None:
            found = self._reading[island] = {}
            for module in filter(self.matters, self.on(island)):
                for attribute in module.facts.attributes:
                    found.setdefault(attribute, []).append(module)
        return found

    def _held_by(self, cls: ClassEntry) -> set[str]:
        """Names under which an object of a class may keep what it is given when it is made, and no methods of it."""
        held: set[str] = set()
        for it in self.ancestry(cls):
            made = it.method("__init__")
            given = made.facts.params[1:] if made is not None else ()
            held |= {*it.facts.fields, *given, *[f"_{name}" for name in given]}
        return {name for name in held if self.inherited(cls, name) is None} if held else held

    def prepare(self) -> None:
        """Build the indexes of the islands that are more than what one process is given at a time."""
        for island, modules in self._modules_on.items():
            if len(modules) >= SHARED:
                self._index_of(island)

    def _index_of(self, island: Island) -> "_Index":
        index = self._indexes.get(island)
        if index is None:
            mattering = [module for module in self.on(island) if self.matters(module)]
            index = self._indexes[island] = _Index(mattering)
        return index

    def is_own(self, module: Module, item: Import) -> bool:
        """Whether an import of `module` brings in something of the project itself, read or not."""
        if item.module.startswith(".") or self.imported(module, item.dotted) is not None:
            return True
        parts = tuple(item.dotted.split("."))
        return any(
            (*base, *parts[:end]) in self._unread
            for base in self._roots(module)
            for end in range(1, len(parts) + 1)
        )

    def imports(self, module: Module) -> set[Module]:
        """Modules of the project that `module` imports, or of which it imports something."""
        if module not in self._imports:
            found: set[Module] = set()
            for item in module.facts.imports:
                imported = self.imported(module, item.dotted)
                if imported is not None:
                    found.add(imported)
            for pattern in module.facts.loads:
                found.update(self.loaded(module, pattern))
            self._imports[module] = found
        return self._imports[module]

    def importers(self, target: Module, island: Island | None = None) -> set[Module]:
        """Modules on an island, the target's own when None, that import `target` or something in it."""
        island = island or self.island(target)
        known = self._importers.get(island)
        if known is None:
            known = self._importers[island] = {}
            for module in self.on(island):
                for imported in self.imports(module):
                    known.setdefault(imported, set()).add(module)
        return known.get(target, set())

    def put_on(self, module: Module, name: str) -> Sequence[tuple[FunctionEntry, Value]]:
        """What others put under a name of a module, and the functions that do: ``state.client = Client()``."""
        found = self._put_on.get(module)
        if found is None:
            found = self._put_on[module] = {}
            setters = sorted(self.importers(module), key=lambda item: item.path)
            for setter in (it for it in setters[:MAX_SETTERS] if module.is_test or not it.is_test):
                for function in setter.functions.values():
                    for base, attribute, value in function.details.attributes:
                        if type(base) is Symbol and self.find(setter, base.name) == (module, ()):
                            found.setdefault(attribute, []).append((function, value))
        return found.get(name, ())

    def neighbours(self, module: Module) -> list[Module]:
        """The module, those that import it, and those these import: where its literals can be used."""
        if module not in self._neighbours:
            near = {module, *self.importers(module)}
            for one in list(near):
                near |= self.imports(one)
            self._neighbours[module] = sorted(near, key=lambda item: item.path)
        return self._neighbours[module]

    # Classes

    def ancestry(self, cls: ClassEntry) -> Iterator[ClassEntry]:
        """The class and its bases inside the project, nearest first."""
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
                    found = self.find(current.module, base.name)
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
                if type(base) is Symbol and self.find(ancestor.module, base.name) is None:
                    name = base.name.lstrip(":")
                    if name not in _BASES_THAT_SAY_NOTHING:
                        return name
        return ""

    def subclasses(self, base: ClassEntry, island: Island | None = None) -> list[ClassEntry]:
        """Classes on an island, the base's own when None, that name `base` as a base."""
        index = self._index_of(island or self.island(base.module))
        name = last_part(base.facts.name)
        found: list[ClassEntry] = []
        for entry in index.classes_by_base.get(name, ()):
            for value in entry.facts.bases:
                if type(value) is Symbol:
                    hit = self.find(entry.module, value.name)
                    if hit is not None and hit[0] is base:
                        found.append(entry)
        return found


class _Index:
    """Where names are called and where classes are built upon, among some modules."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self.callers: dict[str, list[FunctionEntry]] = {}
        """By the last name of what they call."""
        self.classes_by_base: dict[str, list[ClassEntry]] = {}
        """By the last name of a base."""
        for module in modules:
            for entry in module.functions.values():
                for called in entry.called():
                    self.callers.setdefault(called, []).append(entry)
            for cls in module.classes.values():
                for value in cls.facts.bases:
                    self.classes_by_base.setdefault(last_name(value), []).append(cls)


def _least(name: str, base: Folder) -> int:
    """How many parts of a name below a folder must name a module: a relative one may mean the package itself."""
    return len(base) if name[:1] == "." else len(base) + 1


def _module(facts: ModuleFacts, made: MutableMapping[str, Module] | None) -> Module:
    """The module of some facts, made now unless that was done before."""
    if made is None:
        return Module(facts)
    known = made.get(facts.path)
    if known is None or known.facts is not facts:
        known = made[facts.path] = Module(facts)
    return known


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


def _imports_own_package(module: Module) -> bool:
    return any(item.module.partition(".")[0] in module.directory for item in module.facts.imports)


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """How many folders two paths have in common from the root."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
