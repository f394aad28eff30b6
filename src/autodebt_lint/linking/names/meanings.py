"""Which files the names in each file may mean: what islands are made of.

To look up all names of a large tree takes longer than anything else that is done for all its files, and
they mean the same as long as the file and the tree's outline are the same. So what was found out is
kept from run to run.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from autodebt_lint.linking.names.search_paths import Folder
from autodebt_lint.model.facts import ModuleFacts

Row: TypeAlias = tuple[str, ...]
"""Paths of the files that one name may mean, the longest part of it first."""


class Meant(Struct, frozen=True, array_like=True):
    """What the names in one file may mean."""

    digest: bytes
    """Of the file's content."""
    others: tuple[int, ...]
    """Numbers of the files that they may mean."""
    own: tuple[str, ...]
    """First parts of imports that may be the name of the folder which holds the project."""


class Meanings(Struct, frozen=True, array_like=True):
    """What the names in all files may mean."""

    outline: bytes = b""
    """Digest of what tells in which folder a name is looked up."""
    own_names: tuple[str, ...] = ()
    """Names of the folder which holds the project."""
    paths: tuple[str, ...] = ()
    """Of all files, by their number."""
    meant: dict[str, Meant] = {}
    """By path."""
    islands: tuple[int, ...] = ()
    """On which island each file stands, by number: see `islands.numbered`."""


class Remembered:
    """What the names in files meant in the run before, where it still holds."""

    def __init__(self, before: Meanings, outline: bytes, digests: Mapping[str, bytes]) -> None:
        """Compare that run with this one.

        Args:
            before: what was found out then.
            outline: digest of what tells now in which folder a name is looked up, and which files there are.
            digests: of the contents of files now, by path; b"" where one could not be read.
        """
        self.before = before
        self.outline = outline
        self.digests = digests
        self.same_tree = before.outline == outline
        """Whether the tree is as it was."""
        self.meant: Mapping[str, Meant] = {
            path: meant
            for path, meant in (before.meant.items() if self.same_tree else ())
            if meant.digest and meant.digest == digests.get(path)
        }
        """What is known from before of the files that are as they were, by path."""


class FilesNamed:
    """The files that names may mean, asked for all names of a project, of which most are of libraries."""

    def __init__(
        self,
        rows_of: Callable[[str, Folder, tuple[Folder, ...]], Iterable[Row]],
        is_beside: Callable[[str, Folder, tuple[Folder, ...]], bool],
        words: set[str],
        analysed: Container[str],
    ) -> None:
        """Look up names.

        Args:
            rows_of: the files that a name may mean in a file of a folder which looks into some folders.
            is_beside: tells whether it may mean what lies in that folder itself.
            words: the parts of all names that any file has.
            analysed: paths of the files that an import may lead to.
        """
        self._rows_of = rows_of
        self._is_beside = is_beside
        self._cut = _Cut(words)
        self._analysed = analysed
        self._absolute: dict[tuple[Folder, ...], dict[str, tuple[Row, ...]]] = {}
        self._relative: dict[Folder, dict[str, tuple[Row, ...]]] = {}

    def meant(self, path: str, roots: tuple[Folder, ...], names: Iterable[str]) -> set[str]:
        """Paths of the files that names in the file at `path` may mean."""
        folder = tuple(path.split("/")[:-1])
        cut = self._cut
        rows: set[Row] = set()
        absolute = self._absolute.setdefault(roots, {})
        relative = self._relative.setdefault(folder, {})
        for name in {cut[name] for name in names}:
            known = relative if name[:1] == "." else absolute
            found = known.get(name)
            if found is None:
                found = known[name] = tuple(self._rows_of(name, folder, roots)) if name else ()
            if not found and known is absolute and self._is_beside(name, folder, roots):
                found = relative.get(f".{name}")
                if found is None:
                    found = relative[f".{name}"] = tuple(self._rows_of(f".{name}", folder, roots))
            rows.update(found)
        return {other for row in rows for other in self._looked_into(row, path)}

    def _looked_into(self, row: Row, path: str) -> Iterator[str]:
        """Those of some files that a name in the file at `path` leads to: as a name, and as an import."""
        for it in row:
            if it != path:
                yield it
                break
        for it in row:
            if it in self._analysed:
                yield it
                break


class _Cut(dict[str, str]):
    """Names without the end that names no file: ``clients.crm`` for ``clients.crm.load``; "" for one of a library."""

    def __init__(self, words: set[str]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, name: str) -> str:
        dots = name[: len(name) - len(name.lstrip("."))]
        parts = [part for part in name[len(dots) :].split(".") if part]
        while parts and parts[-1] not in self._words:
            parts.pop()
        of_library = not dots and parts and parts[0] not in self._words
        self[name] = cut = "" if of_library else dots + ".".join(parts)
        return cut


def names_in(facts: ModuleFacts) -> Iterator[str]:
    """Names by which a file may mean another one: a name that nobody bound is looked up, too."""
    for item in facts.imports:
        yield item.dotted
    yield from facts.called
    for name, _ in facts.reads:
        yield name
