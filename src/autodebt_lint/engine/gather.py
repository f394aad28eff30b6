"""All facts that a run needs: from the cache where nothing changed, else read anew."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.discover import SourceFile
from autodebt_lint.engine.following import follow
from autodebt_lint.engine.kept import Kept
from autodebt_lint.engine.pool import spread
from autodebt_lint.engine.reading import (
    FileFacts,
    digest_of,
    read_bytes,
    read_files,
    unreadable,
)
from autodebt_lint.knowledge import Triggers
from autodebt_lint.model.facts import ModuleFacts

if TYPE_CHECKING:
    from autodebt_lint.linking.names.project import Project


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

        follow(facts, quiet, digests, talking, read_whole, cache)
        facts = {path: facts[path] for path in sorted(facts)}
    return Gathered(facts, quiet, read, digests, followed)


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


def project_of(root: Path, gathered: Gathered, kept: Kept | None = None) -> "Project":
    """The project of gathered facts; quiet files are read when something refers to them.

    Args:
        root: the project's root.
        gathered: its facts.
        kept: what was found out by the last runs, where that counts.
    """
    from autodebt_lint.languages.python import facts_of
    from autodebt_lint.linking.names.meanings import Meanings
    from autodebt_lint.linking.names.project import Project

    def load(path: str) -> ModuleFacts | None:
        data = read_bytes(_absolute(root, path))
        return None if isinstance(data, str) else msgspec.structs.replace(facts_of(data), path=path)

    return Project(
        list(gathered.facts.values()),
        {path: file.imports for path, file in gathered.quiet.items()},
        load,
        digests=gathered.digests,
        before=kept.meanings() if kept is not None else Meanings(),
    )
