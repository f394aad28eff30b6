"""All facts that a run needs: from the cache where nothing changed, else read anew."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.discover import SourceFile
from autodebt_lint.engine.pool import spread
from autodebt_lint.engine.reading import FileFacts, read_bytes, read_files, unreadable
from autodebt_lint.knowledge import Triggers
from autodebt_lint.languages.python import facts_of
from autodebt_lint.linking.project import Project, dotted_name
from autodebt_lint.model.facts import ModuleFacts

MAX_WAVES = 4


class Gathered(Struct):
    """The facts of a run."""

    facts: dict[str, ModuleFacts]
    """Of each file with automation code, by path."""
    quiet: dict[str, FileFacts]
    """Files without any, by path."""

    def lines_of(self, paths: Sequence[str]) -> int:
        """Number of lines in the files of these paths."""
        return sum(
            item.lines for path in paths if (item := self.facts.get(path) or self.quiet.get(path)) is not None
        )


def gather(
    root: Path,
    files: Sequence[SourceFile],
    triggers: Triggers,
    cache: Cache,
    *,
    jobs: int,
    talking: Callable[[ModuleFacts], bool],
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
        talking: whether a module talks to other systems by itself.
        progress: told how many files are done, and of how many.
    """
    found: dict[str, FileFacts] = {
        file.path: unreadable(file.path, file.fault) for file in files if file.fault
    }
    sound = [file for file in files if not file.fault]
    found |= cache.known(sound)
    missing = [(file.path, _absolute(root, file.path)) for file in sound if file.path not in found]
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(done, len(missing))

    read = list(
        spread(
            read_files, missing, triggers, wanted=jobs, progress=step, lost=lambda job, reason: unreadable(job[0], reason)
        )
    )
    cache.keep(files, read)
    found |= {item.path: item for item in read}
    facts = {path: item for path, file in found.items() if (item := file.decoded()) is not None}
    quiet = {path: file for path, file in found.items() if not file.facts}
    _follow_importers(root, files, facts, quiet, cache, jobs, talking)
    return Gathered(facts, quiet)


def _absolute(root: Path, path: str) -> str:
    return path if os.path.isabs(path) else os.path.join(root, path)


def _follow_importers(  # noqa: PLR0913
    root: Path,
    files: Sequence[SourceFile],
    facts: dict[str, ModuleFacts],
    quiet: dict[str, FileFacts],
    cache: Cache,
    jobs: int,
    talking: Callable[[ModuleFacts], bool],
) -> None:
    """Read quiet files that import a module which talks, and then those that import them."""
    speakers = {dotted_name(path) for path, item in facts.items() if talking(item)}
    for _ in range(MAX_WAVES):
        wanted = [(path, _absolute(root, path)) for path, file in quiet.items() if _imports_any(path, file, speakers)]
        if not wanted or not speakers:
            return
        read = list(
            spread(read_files, wanted, None, wanted=jobs, lost=lambda job, reason: unreadable(job[0], reason))
        )
        cache.keep(files, read)
        speakers = set()
        for file in read:
            item = file.decoded()
            if item is not None:
                facts[file.path] = item
                quiet.pop(file.path, None)
                speakers.add(dotted_name(file.path))


def _imports_any(path: str, file: FileFacts, speakers: set[tuple[str, ...]]) -> bool:
    folder = tuple(path.split("/")[:-1])
    for name in file.imports:
        level = len(name) - len(name.lstrip("."))
        parts = tuple(part for part in name.lstrip(".").split(".") if part)
        if level:
            base = folder[: len(folder) - (level - 1)] if level > 1 else folder
            if (*base, *parts) in speakers or (*base, *parts[:-1]) in speakers:
                return True
            continue
        for end in range(len(folder), -1, -1):
            base = folder[:end]
            if (*base, *parts) in speakers or (len(parts) > 1 and (*base, *parts[:-1]) in speakers):
                return True
    return False


def project_of(root: Path, gathered: Gathered) -> Project:
    """The project of gathered facts; quiet files are read when something refers to them."""

    def load(path: str) -> ModuleFacts | None:
        import msgspec

        data = read_bytes(_absolute(root, path))
        return None if isinstance(data, str) else msgspec.structs.replace(facts_of(data), path=path)

    unread = {dotted_name(path): path for path in gathered.quiet}
    return Project(list(gathered.facts.values()), unread, load)
