"""Where the imports of a file are looked up: the folders of a project, and which of them are roots.

Nothing is run that would tell what a file's `sys.path` holds, so it is told by the tree: by which folders are
packages, by scripts among the modules of one, by folders that somebody puts on the path as a rule.
"""

import hashlib
import itertools
import operator
import sys
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import msgspec

from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.naming import is_of_settings
from autodebt_lint.model.facts import dotted_name

Folder: TypeAlias = tuple[str, ...]
"""The parts of its path from the project's root, or those of a dotted name."""

_ON_THE_PATH = ("src", "lib", "libs", "modules", "vendor", "shared", "python", "plugins", "dags")
"""Folders that somebody puts on the path of what lies beside them: the last two are what Airflow does."""

_encode = msgspec.msgpack.Encoder().encode


class SearchPaths:
    """The folders of a project, and those from which each file of it may import."""

    def __init__(
        self,
        modules: Collection[Module],
        unread: Mapping[Folder, str],
        around: Collection[str] = (),
    ) -> None:
        """Tell folders and packages.

        Args:
            modules: that were analysed.
            unread: paths of the files that nobody read, by dotted name.
            around: paths of further files.
        """
        self.folders = with_those_above(
            {module.directory for module in modules}
            | {dotted[:-1] for dotted in unread}
            | {tuple(path.split("/")[:-1]) for path in around}
        )
        packages = {module.directory for module in modules if module.is_package}
        packages |= {dotted for dotted, path in unread.items() if path.endswith("/__init__.py")}
        packages |= {dotted_name(path) for path in around if path.endswith("__init__.py")}
        # A folder with a name that nobody can import is none, whatever lies in it.
        self._packages = {it for it in packages if not it or it[-1].isidentifier()}
        #: Packages of which a file is run as a script: its neighbours are imported by their plain names.
        #: One that imports its own package by name is run as a part of that.
        self._script_folders = {
            module.directory
            for module in modules
            if module.facts.main_guard and not _imports_own_package(module)
        }
        self.is_library: Callable[[str], bool] = sys.stdlib_module_names.__contains__
        """Whether a name is that of a package which others publish."""
        self._files = [module.path for module in modules] + [*unread.values()]
        # Kept here and not by `functools.cache`, which would keep the project as long as the process.
        self._roots: dict[tuple[Folder, bool], tuple[Folder, ...]] = {}
        self._ending: dict[tuple[Folder, Folder], tuple[Folder, ...]] = {}

    def outline(self, *more: object) -> bytes:
        """Digest of all that tells in which folder a name is looked up, and of what else is given."""
        named = [*map(sorted, (self.folders, self._packages, self._script_folders))]
        return _digest([named, *more])

    @cached_property
    def digest(self) -> bytes:
        """Of all folders, and of those that are packages."""
        return _digest([sorted(self.folders), sorted(self._packages)])

    # Roots

    def roots(self, module: Module) -> tuple[Folder, ...]:
        """Folders from which a module imports, the first first."""
        roots = self.roots_of(module.directory, implicit=module.facts.dialect == "python2")
        for end in module.facts.search_paths:
            roots = (*roots, *self._folders_ending(tuple(end.split("/")), module.directory))
        return roots

    def roots_of(self, directory: Folder, *, implicit: bool) -> tuple[Folder, ...]:
        """Folders from which a file in `directory` may import: those that are no package.

        Args:
            directory: where the file lies.
            implicit: whether it sees its neighbours in a package too, as in Python 2.
        """
        key = (directory, implicit)
        if key not in self._roots:
            self._roots[key] = self._find_roots(directory, implicit=implicit)
        return self._roots[key]

    def _find_roots(self, directory: Folder, *, implicit: bool) -> tuple[Folder, ...]:
        above = [directory[:end] for end in range(len(directory), -1, -1)]
        roots = [
            folder
            for folder in above
            if folder not in self._packages or (implicit and folder == directory)
        ]
        if directory in self._packages and directory in self._script_folders and not implicit:
            roots.append(directory)
        inner = [(*folder, name) for name in _ON_THE_PATH for folder in above]
        return (*roots, *[root for root in inner if root in self.folders])

    def _folders_ending(self, end: Folder, directory: Folder) -> tuple[Folder, ...]:
        """The folders that a path with this end may mean for a file in `directory`, nearest first.

        An absolute path of another machine ends in a folder of the project.
        """
        key = (end, directory)
        if key not in self._ending:
            self._ending[key] = self._find_folders(end, directory)
        return self._ending[key]

    def _find_folders(self, end: Folder, directory: Folder) -> tuple[Folder, ...]:
        for start in range(len(end)):
            wanted = end[start:]
            found = [folder for folder in self.folders if folder[-len(wanted) :] == wanted]
            if found:
                return tuple(
                    sorted(found, key=lambda folder: (-_shared(folder, directory), folder))
                )
        return ()

    # Names below the roots

    def bases(self, name: str, module: Module) -> tuple[Folder, ...]:
        """The folders from which a name is looked up in a module."""
        folder, roots = module.directory, self.roots(module)
        found = self.bases_from(name, folder, roots)
        return (*found, folder) if self.is_beside(name, folder, roots) else found

    def bases_from(
        self, name: str, folder: Folder, roots: tuple[Folder, ...]
    ) -> tuple[Folder, ...]:
        """The folders from which a name is looked up in a file of `folder`: a relative one has one."""
        level = len(name) - len(name.lstrip("."))
        if level:
            return (folder[: len(folder) - (level - 1)],)
        home = self._home(name.partition(".")[0])
        return roots if home is None or home in roots else (*roots, home)

    def is_beside(self, name: str, folder: Folder, roots: tuple[Folder, ...]) -> bool:
        """Whether a name may mean what lies in a package beside a file, which somebody runs from there.

        What others publish is looked up among that first.
        """
        first = name.partition(".")[0]
        return (
            bool(first)
            and folder in self._packages
            and folder not in roots
            and not self.is_library(first)
        )

    def ends(self, full: Folder, base: Folder, name: str, least: int = 1) -> range:
        """How many parts of a name may name a module, the most first: one after the base where that is no folder.

        Args:
            full: the name's parts, after those of the base.
            base: where it is looked up.
            name: as it is written; a relative one may mean the package itself.
            least: parts that are to name it.
        """
        size = len(base)
        most = len(full) if full[: size + 1] in self.folders else min(len(full), size + 1)
        return range(most, size + least - (name[:1] == ".") - 1, -1)

    def _home(self, name: str) -> Folder | None:
        """Where the one folder lies that has the name of no library: somebody installed it from there, or put that on the path.

        Of several the one package: ``layers/finance/python/finance``. Else where the one module of that name lies, as a
        layer brings it along: ``layers/common/shop.py``.
        """
        return self._homes.get(name) if not self.is_library(name) else None

    @cached_property
    def _homes(self) -> dict[str, Folder]:
        return homes_of(self.folders, self._packages, self._files)


def with_those_above(folders: Iterable[Folder]) -> set[Folder]:
    """Folders, and those in which they lie."""
    return {path[:end] for path in folders for end in range(1, len(path) + 1)}


def folders_shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many folders two paths have in common, from the outermost on."""
    return sum(itertools.takewhile(operator.truth, map(operator.eq, one, other)))


def homes_of(
    folders: Iterable[Folder], packages: Container[Folder], files: Iterable[str]
) -> dict[str, Folder]:
    """Where folders lie, by their names, as far as each is the only one of its name, or the only package of them.

    And modules outside of packages, where no folder has their name. One that is named as settings is not meant from
    afar: each program has its own, which may be the one that nobody checks in.
    """
    named: dict[str, set[Folder]] = {}
    found: dict[str, set[Folder]] = {}
    own: dict[str, set[Folder]] = {}
    for path in files:
        dotted = dotted_name(path)
        if dotted and dotted[:-1] not in packages and not is_of_settings(path):
            named.setdefault(dotted[-1], set()).add(dotted[:-1])
    for folder in folders:
        found.setdefault(folder[-1], set()).add(folder[:-1])
        if folder in packages:
            own.setdefault(folder[-1], set()).add(folder[:-1])
    return {name: next(iter(it)) for name, it in (named | found | own).items() if len(it) == 1}


def parts_of(name: str) -> Folder:
    """The parts of a dotted name, which may be a relative one."""
    return tuple(part for part in name.lstrip(".").split(".") if part)


def _digest(value: object) -> bytes:
    return hashlib.blake2b(_encode(value), digest_size=16).digest()


def _imports_own_package(module: Module) -> bool:
    return any(item.module.partition(".")[0] in module.directory for item in module.facts.imports)


def _shared(first: Folder, second: Folder) -> int:
    """How many folders two paths have in common from the root."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
