"""Which files may import which: a bound from above, by names alone, kept up from commit to commit.

An absolute import means any module whose dotted name ends in what the import names, or in the
beginning of it; a relative one names its module from the root. More edges than there are cost time,
none that is missing is wrong.
"""

from collections.abc import Iterable, Iterator

from autodebt_lint.model.facts import dotted_name

_Name = tuple[str, ...]


class Imports:
    """The graph of possible imports between files."""

    def __init__(self) -> None:
        """Begin without a file."""
        self._wanted: dict[str, frozenset[_Name]] = {}
        self._offered: dict[str, frozenset[_Name]] = {}
        self._importers: dict[_Name, set[str]] = {}
        self._providers: dict[_Name, set[str]] = {}

    def put(self, path: str, imports: Iterable[str]) -> None:
        """Take a file in, or its new content.

        Args:
            path: posix path from the root.
            imports: dotted names that it imports, with leading dots where they are relative.
        """
        wanted = frozenset(name for written in imports for name in _meant(path, written))
        if self._wanted.get(path) == wanted:
            return
        self.drop(path)
        self._wanted[path] = wanted
        self._offered[path] = frozenset(_endings(dotted_name(path)))
        for name in wanted:
            self._importers.setdefault(name, set()).add(path)
        for name in self._offered[path]:
            self._providers.setdefault(name, set()).add(path)

    def drop(self, path: str) -> None:
        """Take a file out."""
        for name in self._wanted.pop(path, ()):
            self._importers[name].discard(path)
        for name in self._offered.pop(path, ()):
            self._providers[name].discard(path)

    def may_be_own(self, path: str, written: str) -> bool:
        """Whether an import in a file may mean another file, or something in one."""
        return any(self._providers.get(name) for name in _meant(path, written))

    def importers(self, paths: Iterable[str]) -> set[str]:
        """Some files and all that import them, through others too."""
        return self._reached(paths, up=True, down=False)

    def imported(self, paths: Iterable[str]) -> set[str]:
        """Some files and all that they import, through others too."""
        return self._reached(paths, up=False, down=True)

    def joined(self, paths: Iterable[str]) -> set[str]:
        """Some files and all that imports join with them, whatever the direction."""
        return self._reached(paths, up=True, down=True)

    def _reached(self, paths: Iterable[str], *, up: bool, down: bool) -> set[str]:
        found = {path for path in paths if path in self._wanted}
        waiting = list(found)
        while waiting:
            path = waiting.pop()
            near: set[str] = set()
            if up:
                for name in self._offered[path]:
                    near |= self._importers.get(name, _NONE)
            if down:
                for name in self._wanted[path]:
                    near |= self._providers.get(name, _NONE)
            near -= found
            found |= near
            waiting += near
        return found


_NONE: set[str] = set()


def _meant(path: str, written: str) -> Iterator[_Name]:
    """The names of which a module offers one where an import may mean it."""
    bare = written.lstrip(".")
    level = len(written) - len(bare)
    parts = tuple(part for part in bare.split(".") if part)
    if level:
        folder = tuple(path.split("/")[:-1])
        base = folder[: len(folder) - (level - 1)]
        for end in range(len(parts) + 1):
            yield (_ROOT, *base, *parts[:end])
        return
    for end in range(1, len(parts) + 1):
        yield parts[:end]


def _endings(dotted: _Name) -> Iterator[_Name]:
    """The names under which a module may be imported."""
    yield (_ROOT, *dotted)
    for start in range(len(dotted)):
        yield dotted[start:]


_ROOT = "/"
"""Marks a name that is written from the root."""
