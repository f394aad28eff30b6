"""All facts that a run needs: from the cache where nothing changed, else read anew."""

import functools
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec import Struct

from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.discover import SourceFile
from autodebt_lint.engine.pool import spread
from autodebt_lint.engine.reading import (
    SCRIPT,
    FileFacts,
    digest_of,
    read_bytes,
    read_files,
    unreadable,
)
from autodebt_lint.knowledge import Triggers
from autodebt_lint.model.facts import ModuleFacts, dotted_name

if TYPE_CHECKING:
    from autodebt_lint.linking.project import Project

MAX_WAVES = 4
MAX_TAKERS = 200
"""Quiet files that may import a registry, above which it is no registry of what a job does."""
_LOADER = "importlib"
_MODELS = "django.db.models"
_MANAGER = ".objects."
_SERVERS = frozenset("fastapi flask starlette quart sanic bottle functions_framework".split())
"""Frameworks whose handlers are called when somebody sends something."""
_ROUTES = frozenset(["django.urls", "django.conf.urls"])
"""Modules by which such a framework is told where its handlers are."""

_Dotted: TypeAlias = tuple[str, ...]


class Gathered(Struct):
    """The facts of a run."""

    facts: dict[str, ModuleFacts]
    """Of each file with automation code, by path."""
    quiet: dict[str, FileFacts]
    """Files without any, by path."""
    read: list[FileFacts]
    """What was read anew and is worth keeping."""
    digests: dict[str, bytes]
    """Of the contents of all files, by path; b"" where one could not be read."""
    followed: list[FileFacts] = []
    """What was read anew of files because of what they import: it is kept apart, since what others
    say decides whether a file is read so."""

    def keep_in(self, cache: Cache, files: Sequence[SourceFile]) -> None:
        """Keep what was read anew; `files` are all that were looked at."""
        cache.keep(files, self.read)
        if self.followed:
            cache.keep((), map(_as_followed, self.followed))

    def lines_of(self, paths: Sequence[str]) -> int:
        """Number of lines in the files of these paths."""
        return sum(
            item.lines
            for path in paths
            if (item := self.facts.get(path) or self.quiet.get(path)) is not None
        )


def gather(
    root: Path,
    files: Sequence[SourceFile],
    triggers: Triggers,
    cache: Cache,
    *,
    jobs: int,
    talking: Callable[[], Callable[[ModuleFacts], bool]],
    progress: Callable[[int, int], None] | None = None,
) -> Gathered:
    """Bring together the facts of `files`.

    A file is parsed when it holds a word that some rule could need, or when it imports a module
    that talks to other systems: the script that joins two of them may hold no such word itself.

    Args:
        root: the project's root.
        files: all files of the project.
        triggers: the words.
        cache: of this project.
        jobs: processes; 0 for as many as pay.
        talking: makes the test whether a module talks to other systems by itself.
        progress: told how many files are done, and of how many.
    """
    found: dict[str, FileFacts] = {
        file.path: unreadable(file.path, file.fault) for file in files if file.fault
    }
    sound = [file for file in files if not file.fault]
    decoded: dict[str, ModuleFacts | None] = {}
    for path, file in cache.known(sound).items():
        with suppress(msgspec.MsgspecError):  # damaged in the cache: read anew
            decoded[path] = file.decoded()
            found[path] = file
    missing = [
        (file.path, os.fsdecode(file.location) if file.location else _absolute(root, file.path))
        for file in sound
        if file.path not in found
    ]
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(done, len(missing))

    read = [file for file in found.values() if not file.digest]
    read += list(
        spread(
            read_files,
            missing,
            triggers,
            wanted=jobs,
            progress=step,
            lost=lambda job, reason: unreadable(job[0], reason),
        )
    )
    found |= {item.path: item for item in read}
    # In order of path, whoever was quicker: what linking finds first must not depend on that.
    ordered = [(path, found[path]) for path in sorted(found)]
    facts = {
        path: item
        for path, file in ordered
        if (item := decoded[path] if path in decoded else file.decoded()) is not None
    }
    quiet = {path: file for path, file in ordered if not file.facts}
    digests = {path: file.digest for path, file in ordered}
    followed: list[FileFacts] = []
    if facts and quiet:
        places = {file.path: os.fsdecode(file.location) for file in sound if file.location}

        def read_whole(paths: Sequence[str]) -> list[FileFacts]:
            known = _known_whole(paths, digests, cache)
            wanted = [
                (path, places.get(path) or _absolute(root, path))
                for path in paths
                if path not in known
            ]
            new = list(
                spread(
                    read_files,
                    wanted,
                    None,
                    wanted=jobs,
                    lost=lambda job, reason: unreadable(job[0], reason),
                )
            )
            followed.extend(new)
            return [*known.values(), *new]

        _follow(facts, quiet, digests, talking, read_whole, cache)
        facts = {path: facts[path] for path in sorted(facts)}
    return Gathered(facts, quiet, read, digests, followed)


class _Followed(Struct, array_like=True):
    """Which files were read because of what they import, and what that was decided by."""

    files: dict[str, tuple[bytes, bytes]]
    """By path: the digest of each content, and of what the decision takes from it."""
    followed: tuple[str, ...]


_FOLLOWED = "followed"
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Followed).decode


def _follow(
    facts: dict[str, ModuleFacts],
    quiet: dict[str, FileFacts],
    digests: Mapping[str, bytes],
    talking: Callable[[], Callable[[ModuleFacts], bool]],
    read_whole: Callable[[Sequence[str]], list[FileFacts]],
    cache: Cache,
) -> None:
    """Follow importers as `follow_importers` does; as the last run did, where nothing that decides it changed."""
    data = cache.answers(_FOLLOWED, [""]).get("", (b"", b""))[1]
    before = _Followed({}, ())
    with suppress(msgspec.MsgspecError):
        before = _decode(data)
    changed = {
        path
        for path, digest in digests.items()
        if path not in before.files or before.files[path][0] != digest
    }
    if not changed and before.files.keys() == digests.keys():
        outlines = {path: outline for path, (_, outline) in before.files.items()}
    else:
        talks = talking()
        outlines = {
            path: _outline(facts.get(path), quiet.get(path), talks)
            if path in changed
            else before.files[path][1]
            for path in digests
        }
    same = changed.isdisjoint(before.followed) and outlines == {
        path: outline for path, (_, outline) in before.files.items()
    }
    if same:
        for file in read_whole(before.followed):
            item = file.decoded()
            if item is not None:
                facts[file.path] = item
                quiet.pop(file.path, None)
    else:
        own = frozenset(facts)
        follow_importers(facts, quiet, talking(), read_whole)
        before.followed = tuple(sorted(facts.keys() - own))
    sound = all(facts[path].dialect != "none" for path in before.followed if path in facts)
    if sound and (changed or not same):
        before.files = {path: (digests[path], outlines[path]) for path in digests}
        cache.keep_answers(_FOLLOWED, [("", b"", _encode(before))], ())


def _outline(
    item: ModuleFacts | None, file: FileFacts | None, talks: Callable[[ModuleFacts], bool]
) -> bytes:
    """What `follow_importers` takes from one file."""
    if item is None:
        return digest_of(_encode(file.imports if file is not None else ()))
    imports = [imported.module for imported in item.imports]
    talking = talks(item)
    taking = not talking and item.keeps_takers
    return digest_of(_encode([talking, taking, imports, item.called]))


def _as_followed(file: FileFacts) -> FileFacts:
    """The facts of a file under the name of those that are read because of what others say."""
    return msgspec.structs.replace(file, digest=file.digest and digest_of(b"whole" + file.digest))


def _known_whole(
    paths: Sequence[str], digests: Mapping[str, bytes], cache: Cache
) -> dict[str, FileFacts]:
    """Facts of files that were read before because of what they import, by path."""
    names = {path: digest_of(b"whole" + digests[path]) for path in paths if digests[path]}
    kept = cache.facts(set(names.values()))
    found = {}
    for path, name in names.items():
        if name in kept:
            file = msgspec.structs.replace(kept[name], path=path, digest=digests[path])
            with suppress(msgspec.MsgspecError):  # damaged in the cache: read anew
                file.decoded()
                found[path] = file
    return found


def _absolute(root: Path, path: str) -> str:
    return path if os.path.isabs(path) else os.path.join(root, path)


def follow_importers(
    facts: dict[str, ModuleFacts],
    quiet: dict[str, FileFacts],
    talking: Callable[[ModuleFacts], bool],
    read_whole: Callable[[Sequence[str]], list[FileFacts]],
) -> None:
    """Read quiet files that import a module which talks, and then those that import them.

    Those that import a registry of functions may hold what it calls.

    Args:
        facts: of the files that were read, by path; what is read now is added.
        quiet: the others; what is read now is taken out.
        talking: tells whether a module talks to other systems by itself.
        read_whole: reads the files at some paths, whatever they hold.
    """
    from autodebt_lint.linking.likely import keeps_records

    talkers = [path for path, item in facts.items() if talking(item)]
    speakers = {dotted_name(path) for path in talkers}
    # What they import may hold the constants they use.
    used = {
        name
        for path in talkers
        for item in facts[path].imports
        for name in _import_targets(path, item.module)
    }
    used |= _models_used(facts, quiet)
    met = set(speakers)
    passing: set[_Dotted] = set()
    looked_at: set[str] = set(talkers)
    for _ in range(MAX_WAVES):
        names, passed = _Names(speakers), _Names(passing)
        # Above a module that only passes calls on, what matters is where work begins.
        importers = {
            path
            for path, file in quiet.items()
            if names.among(path, file.imports)
            or (_begins(file) and passed.among(path, file.imports))
        }
        wanted = [path for path in quiet if path in importers or dotted_name(path) in used]
        new = facts.keys() - looked_at
        looked_at |= new
        registries = _Names(dotted_name(path) for path in new if facts[path].keeps_takers)
        takers = [path for path, file in quiet.items() if registries.among(path, file.imports)]
        if len(takers) <= MAX_TAKERS:
            wanted = list(dict.fromkeys((*wanted, *takers)))
        if talkers:  # it may load one of these by a name that it computes
            wanted += [p for p in quiet if _LOADER in quiet[p].imports and p not in wanted]
        used = set()
        # A module that was read anyhow passes on what it calls.
        passing = {
            name
            for path, item in facts.items()
            if (name := dotted_name(path)) not in met
            and any(
                those.among(path, [_holder_of(called) for called in item.called])
                for those in (names, passed)
            )
        }
        # What makes a client may hand it on: ``sync(HubSpot.from_env())``.
        used |= {
            target
            for path, item in facts.items()
            if dotted_name(path) in passing
            for target in _called_modules(path, item)
        }
        met |= passing
        if not wanted and not passing:
            break
        read = read_whole(wanted)
        speakers = set()
        for file in read:
            item = file.decoded()
            if item is not None:
                facts[file.path] = item
                quiet.pop(file.path, None)
                if file.path in importers or keeps_records(item):
                    speakers.add(dotted_name(file.path))
                    used.update(_called_modules(file.path, item))
        met |= speakers


def _models_used(facts: Mapping[str, ModuleFacts], quiet: Mapping[str, FileFacts]) -> set[_Dotted]:
    """Dotted names of quiet files that may define models and that a file which was read imports."""
    models = {dotted_name(path) for path, file in quiet.items() if _MODELS in file.imports}
    if not models:
        return models
    return models.intersection(
        name
        for path, item in facts.items()
        for imported in item.imports
        for name in _import_targets(path, imported.module)
    )


def _begins(file: FileFacts) -> bool:
    """Whether work begins in a file: it is a script, or answers requests."""
    return SCRIPT in file.imports or any(
        name.partition(".")[0] in _SERVERS or name in _ROUTES for name in file.imports
    )


def _holder_of(called: str) -> str:
    """The name of what holds a function that is called, or the model whose manager has it as a method."""
    return called.partition(_MANAGER)[0].rpartition(".")[0]


def _called_modules(path: str, item: ModuleFacts) -> Iterator[_Dotted]:
    """Dotted names of the modules whose functions a file calls."""
    for called in item.called:
        yield from _import_targets(path, called.rpartition(".")[0])


class _Names:
    """Dotted names of modules, found again by what an import may call them.

    An absolute import names the end of a module's dotted name, seen from some folder above the
    file that imports it.
    """

    def __init__(self, names: Iterable[_Dotted]) -> None:
        self._names = frozenset(names)
        self._before: dict[_Dotted, set[_Dotted]] = {}
        for name in self._names:
            for start in range(len(name)):
                self._before.setdefault(name[start:], set()).add(name[:start])

    def among(self, path: str, imports: Collection[str]) -> bool:
        """Whether one of the imports of the file `path` may mean a module here, or a name in one."""
        folder: _Dotted | None = None
        for written in imports:
            level, parts = _taken_apart(written)
            if level:
                folder = folder or tuple(path.split("/")[:-1])
                target = (*folder[: len(folder) - (level - 1)], *parts)
                if target in self._names or (parts and target[:-1] in self._names):
                    return True
                continue
            for end in (parts, parts[:-1]):
                for before in self._before.get(end, ()) if end else ():
                    folder = folder or tuple(path.split("/")[:-1])
                    # A script that adds to ``sys.path`` finds modules anywhere.
                    if folder[: len(before)] == before or "sys" in imports:
                        return True
        return False


@functools.lru_cache(maxsize=16_384)
def _taken_apart(written: str) -> tuple[int, _Dotted]:
    """Dots before an imported name, and its parts."""
    name = written.lstrip(".")
    return len(written) - len(name), tuple(part for part in name.split(".") if part)


def _import_targets(path: str, name: str) -> Iterator[_Dotted]:
    """Dotted names from the root that an import of `name` in the file `path` may mean."""
    folder = tuple(path.split("/")[:-1])
    level, parts = _taken_apart(name)
    if level:
        yield (*folder[: len(folder) - (level - 1)], *parts)
        return
    for end in range(len(folder), -1, -1):
        yield (*folder[:end], *parts)


def project_of(root: Path, gathered: Gathered) -> "Project":
    """The project of gathered facts; quiet files are read when something refers to them."""
    from autodebt_lint.languages.python import facts_of
    from autodebt_lint.linking.project import Project

    def load(path: str) -> ModuleFacts | None:
        data = read_bytes(_absolute(root, path))
        return None if isinstance(data, str) else msgspec.structs.replace(facts_of(data), path=path)

    unread = {path: file.imports for path, file in gathered.quiet.items()}
    return Project(list(gathered.facts.values()), unread, load)
