"""Files that are read because of what they import: the script that joins two systems may name neither.

What decides it is told of each file by its outline, and kept: as long as no outline changes, the same files
are read as in the run before.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TypeAlias

import msgspec
from msgspec import Struct

from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.reading import SCRIPT, FileFacts, digest_of
from autodebt_lint.model.facts import Import, ModuleFacts, dotted_name

MAX_WAVES = 4
MAX_TAKERS = 200
"""Quiet files that may import a registry, above which it is no registry of what a job does."""
_LOADER = "importlib"
_HELPING = frozenset(["django.db.models", "subprocess"])
"""What a quiet file imports that defines models, or starts the programs which others name."""
_MANAGER = ".objects."
_ROUTED = frozenset("fastapi flask starlette quart sanic bottle functions_framework".split())
"""Frameworks whose handlers are called when somebody sends something."""
_ROUTES = frozenset(["django.urls", "django.conf.urls"])
"""Modules by which such a framework is told where its handlers are."""

_Dotted: TypeAlias = tuple[str, ...]
_ReadWhole: TypeAlias = Callable[[Sequence[str]], list[FileFacts]]


class _Followed(Struct, array_like=True):
    """Which files were read because of what they import, and what that was decided by."""

    files: dict[str, tuple[bytes, bytes]]
    """By path: the digest of each content, and its outline."""
    followed: dict[str, bytes]
    """The outline of all that each of these files says, by path."""


_FOLLOWED = "followed"
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Followed).decode


def follow(
    facts: dict[str, ModuleFacts],
    quiet: dict[str, FileFacts],
    digests: Mapping[str, bytes],
    talking: Callable[[], Callable[[ModuleFacts], bool]],
    read_whole: _ReadWhole,
    cache: Cache,
) -> None:
    """Follow importers as `follow_importers` does; as the last run did, where nothing that decides it changed.

    Args:
        facts: of the files that were read, by path; what is read now is added.
        quiet: the others; what is read now is taken out.
        digests: of the contents of all of them, by path.
        talking: makes the test whether a module talks to other systems by itself.
        read_whole: reads the files at some paths, whatever they hold.
        cache: of this project.
    """
    before = _last_time(cache)
    changed = {
        path
        for path, digest in digests.items()
        if path not in before.files or before.files[path][0] != digest
    }
    same_files = before.files.keys() == digests.keys()
    if same_files and not changed:
        _count_in(read_whole([*before.followed]), facts, quiet)
        return
    outlined = _Outlines(digests, talking())
    files = {
        path: (
            digest,
            outlined.of(facts.get(path), quiet.get(path))
            if path in changed or not same_files
            else before.files[path][1],
        )
        for path, digest in digests.items()
    }
    whole = _memory_of(read_whole)
    same = same_files and all(files[path][1] == before.files[path][1] for path in changed)
    followed = before.followed
    if same:
        read = whole([*followed])
        same = all(
            outlined.whole(file) == followed[file.path] for file in read if file.path in changed
        )
    if same:
        _count_in(read, facts, quiet)
    else:
        own = frozenset(facts)
        follow_importers(facts, quiet, outlined.talking, whole)
        followed = {path: outlined.of(facts[path], None) for path in sorted(facts.keys() - own)}
    # A file that could not be read may be readable the next time, without a trace on it.
    if all(facts[path].dialect != "none" for path in followed if path in facts):
        kept = _encode(_Followed(files, followed))
        cache.keep_answers(_FOLLOWED, [("", b"", kept)], ())


def _last_time(cache: Cache) -> _Followed:
    with suppress(msgspec.MsgspecError):
        return _decode(cache.answers(_FOLLOWED, [""]).get("", (b"", b""))[1])
    return _Followed({}, {})


def _memory_of(read_whole: _ReadWhole) -> _ReadWhole:
    """Read each file once."""
    known: dict[str, FileFacts] = {}

    def read(paths: Sequence[str]) -> list[FileFacts]:
        known.update((file.path, file) for file in read_whole([p for p in paths if p not in known]))
        return [known[path] for path in paths if path in known]

    return read


def _count_in(
    read: Iterable[FileFacts], facts: dict[str, ModuleFacts], quiet: dict[str, FileFacts]
) -> list[ModuleFacts]:
    """Count files that were read whole among those with facts."""
    new = [item for file in read if (item := file.decoded()) is not None]
    for item in new:
        facts[item.path] = item
        quiet.pop(item.path, None)
    return new


class _Outlines:
    """What `follow_importers` takes from a file."""

    def __init__(self, paths: Iterable[str], talking: Callable[[ModuleFacts], bool]) -> None:
        self.talking = talking
        self._words = {part for path in paths for part in dotted_name(path)}

    def of(self, item: ModuleFacts | None, file: FileFacts | None) -> bytes:
        """Of a file with facts, or else of a quiet one."""
        from autodebt_lint.linking.remote.likely import keeps_files, keeps_records

        if item is None:
            return digest_of(_encode(file.imports if file is not None else ()))
        imports = self._of_project(imported.dotted for imported in item.imports)
        called = self._of_project(item.called)
        anywhere = _holders(item)[2]
        return digest_of(
            _encode(
                [
                    self.talking(item),
                    item.keeps_takers,
                    keeps_records(item),
                    keeps_files(item),
                    anywhere,
                    imports,
                    called,
                ]
            )
        )

    def whole(self, file: FileFacts) -> bytes:
        """Of a quiet file that was read."""
        return self.of(file.decoded(), file)

    def _of_project(self, names: Iterable[str]) -> list[str]:
        """Those of some names that can lead to a file of the project."""
        return [
            name
            for name in names
            if name.startswith(".") or not self._words.isdisjoint(name.split("."))
        ]


def follow_importers(
    facts: dict[str, ModuleFacts],
    quiet: dict[str, FileFacts],
    talking: Callable[[ModuleFacts], bool],
    read_whole: _ReadWhole,
) -> None:
    """Read quiet files that import a module which talks, and then those that import them.

    Those that import a registry of functions may hold what it calls, and scripts that import what
    keeps files may hand on the files of others.

    Args:
        facts: of the files that were read, by path; what is read now is added.
        quiet: the others; what is read now is taken out.
        talking: tells whether a module talks to other systems by itself.
        read_whole: reads the files at some paths, whatever they hold.
    """
    from autodebt_lint.linking.remote.likely import keeps_files, keeps_records

    talkers = [path for path, item in facts.items() if talking(item)]
    speakers = {dotted_name(path) for path in talkers}
    # What they import may hold the constants they use.
    named = _Named(quiet)
    used = {
        other
        for path in talkers
        for imported in facts[path].imports
        for other in _defining(path, imported, named, quiet)
    }
    used |= _helpers_used(facts, quiet)
    homes = _homes((*facts, *quiet))
    found = ((path, file.imports, "sys" in file.imports) for path, file in quiet.items())
    importing = _Namers(found, homes)
    calling = _Namers(map(_holders, facts.values()), homes)
    keeping = {dotted_name(path) for path, item in facts.items() if keeps_files(item)}
    met = set(speakers)
    passing: set[_Dotted] = set()
    new = [item for item in facts.values() if not talking(item)]
    for _ in range(MAX_WAVES):
        # Above a module that only passes calls on, what matters is where work begins.
        importers = importing.of(speakers) | {
            path
            for path in importing.of(passing | keeping)
            if path in quiet and _begins(quiet[path])
        }
        takers = importing.of(dotted_name(item.path) for item in new if item.keeps_takers)
        wanted = importers | used
        if len(takers & quiet.keys()) <= MAX_TAKERS:
            wanted |= takers
        if talkers:  # it may load one of these by a name that it computes
            wanted |= {path for path, file in quiet.items() if _LOADER in file.imports}
        wanted &= quiet.keys()
        # A module that was read anyhow passes on what it calls.
        passers = {path for path in calling.of(speakers | passing) if dotted_name(path) not in met}
        passing = {dotted_name(path) for path in passers}
        met |= passing
        if not wanted and not passing:
            break
        # What makes a client may hand it on: ``sync(HubSpot.from_env())``.
        used = {other for path in passers for other in named.called_in(facts[path])}
        speakers, keeping = set(), set()
        new = _count_in(read_whole(sorted(wanted)), facts, quiet)
        for item in new:
            calling.add(*_holders(item))
            if keeps_files(item):
                keeping.add(dotted_name(item.path))
            if item.path in importers or keeps_records(item):
                speakers.add(dotted_name(item.path))
                used.update(named.called_in(item))
        met |= speakers


def _defining(
    path: str, imported: Import, named: "_Named", quiet: Mapping[str, FileFacts]
) -> Iterator[str]:
    """Paths of quiet files that a name imported at `path` leads to: past a package that hands it on, too.

    ``from shop import bus``, where the package says ``from .bus import bus``.
    """
    for other in named.in_file(path, [imported.module]):
        yield other
        for written in quiet[other].imports if other.endswith("__init__.py") else ():
            module, _, name = written.rpartition(".")
            if name == imported.name:
                yield from named.in_file(other, [module or "."])


def _helpers_used(facts: Mapping[str, ModuleFacts], quiet: Mapping[str, FileFacts]) -> set[str]:
    """Paths of quiet files that a file which was read imports, and that may define models or start its programs."""
    helpers = _Named(path for path, file in quiet.items() if not _HELPING.isdisjoint(file.imports))
    if not helpers:
        return set()
    return {
        other
        for path, item in facts.items()
        for other in helpers.in_file(path, {imported.module for imported in item.imports})
    }


def _homes(paths: Sequence[str]) -> dict[str, _Dotted]:
    """Where packages and modules lie that are found wherever they are, by their names."""
    from autodebt_lint.linking.names.search_paths import homes_of, with_those_above

    folders = with_those_above({tuple(path.split("/")[:-1]) for path in paths})
    packages = {dotted_name(path) for path in paths if path.endswith("/__init__.py")}
    return homes_of(folders, packages, paths)


def _begins(file: FileFacts) -> bool:
    """Whether work begins in a file: it is a script, or answers requests."""
    return SCRIPT in file.imports or any(
        name.partition(".")[0] in _ROUTED or name in _ROUTES for name in file.imports
    )


def _holders(item: ModuleFacts) -> tuple[str, set[str], bool]:
    """The path of a module, what holds the functions that it calls, and whether it can import from anywhere."""
    holders = {_holder_of(called) for called in item.called}
    return item.path, holders, "sys.path" in holders


def _holder_of(called: str) -> str:
    """The name of what holds a function that is called, or the model whose manager has it as a method."""
    return called.partition(_MANAGER)[0].rpartition(".")[0]


class _Named:
    """Files that are found by the names which others have for them."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths: dict[_Dotted, list[str]] = {}
        for path in paths:
            self._paths.setdefault(dotted_name(path), []).append(path)
        self._last = {dotted[-1] for dotted in self._paths if dotted}

    def __bool__(self) -> bool:
        return bool(self._paths)

    def in_file(self, path: str, names: Iterable[str]) -> Iterator[str]:
        """Paths of the files that some names may mean where the file at `path` imports them."""
        folder = tuple(path.split("/")[:-1])
        for name in names:
            level, parts = _taken_apart(name)
            if level:
                yield from self._paths.get((*folder[: len(folder) - (level - 1)], *parts), ())
            elif not parts or parts[-1] in self._last:  # without a name: the packages above it
                for end in range(len(folder), -1, -1):
                    yield from self._paths.get((*folder[:end], *parts), ())

    def called_in(self, item: ModuleFacts) -> Iterator[str]:
        """Paths of the files whose functions a file calls, or the methods of what they have: ``base.waiting.put``."""
        holders = {called.rpartition(".")[0] for called in item.called}
        holders |= {holder.rpartition(".")[0] for holder in holders}
        return self.in_file(item.path, holders)


class _Namers:
    """Files, found by the modules that the names in them may mean.

    An absolute name tells the end of a module's dotted name, seen from some folder above the file that
    uses it.
    """

    def __init__(
        self, files: Iterable[tuple[str, Iterable[str], bool]], homes: Mapping[str, _Dotted]
    ) -> None:
        """Take files as `add` does, and where the modules lie that are found from everywhere."""
        self._homes = homes
        self._relative: dict[_Dotted, list[str]] = {}
        self._absolute: dict[_Dotted, list[str]] = {}
        self._anywhere: set[str] = set()
        for file in files:
            self.add(*file)

    def add(self, path: str, names: Iterable[str], anywhere: bool) -> None:  # noqa: FBT001
        """Take a file, with names in it and whether it finds modules anywhere: it adds to ``sys.path``."""
        if anywhere:
            self._anywhere.add(path)
        folder = tuple(path.split("/")[:-1])
        for written in names:
            level, parts = _taken_apart(written)
            if level:
                above = folder[: len(folder) - (level - 1)]
                for inner in (parts, parts[:-1]) if parts else (parts,):
                    self._relative.setdefault((*above, *inner), []).append(path)
            else:
                for inner in (parts, parts[:-1]):
                    if inner:
                        self._absolute.setdefault(inner, []).append(path)

    def of(self, modules: Iterable[_Dotted]) -> set[str]:
        """Paths of the files in which a name may mean one of some modules, or something in one."""
        found: set[str] = set()
        for module in modules:
            found.update(self._relative.get(module, ()))
            for start in range(len(module)):
                above = "".join(f"{part}/" for part in module[:start])
                everywhere = self._homes.get(module[start]) == module[:start]
                found.update(
                    path
                    for path in self._absolute.get(module[start:], ())
                    if everywhere or path.startswith(above) or path in self._anywhere
                )
        return found


@functools.lru_cache(maxsize=16_384)
def _taken_apart(written: str) -> tuple[int, _Dotted]:
    """Dots before an imported name, and its parts."""
    name = written.lstrip(".")
    return len(written) - len(name), tuple(part for part in name.split(".") if part)
