"""Islands: the modules of a project that names join, each with all that it may matter to.

In a large tree a few modules are named by everybody, and would join everything. They, and all that they
name, are the commons: every island looks into them, and they look into none. So what a script does
with them is known, and what everybody gives to them together is not asked: with so many callers it
never told anything.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

MANY = 500
"""Files that name one, above which it belongs to everybody."""


class Island:
    """Modules that names join, through others too; told apart from another one by identity."""

    __slots__ = ("paths",)

    def __init__(self, paths: tuple[str, ...]) -> None:
        """Take the posix paths of its files, in order."""
        self.paths = paths

    def __repr__(self) -> str:
        """Show its first file, and how many there are."""
        return f"<Island {self.paths[0]} {len(self.paths)}>"


class Chart(NamedTuple):
    """Where each file of a project stands."""

    of: Mapping[str, Island]
    """The island of each file, by path."""
    commons: Island | None
    """The one that belongs to everybody, where there is one."""


def numbered(chart: Chart, paths: Iterable[str]) -> tuple[int, ...]:
    """The islands of some files by number, to be kept: one for each path, 0 for the commons."""
    numbers: dict[Island | None, int] = {chart.commons: 0}
    return tuple(numbers.setdefault(chart.of[path], len(numbers)) for path in paths)


def by_numbers(paths: Iterable[str], numbers: Iterable[int]) -> Chart:
    """The same islands again."""
    members: dict[int, list[str]] = {}
    for path, number in zip(paths, numbers, strict=True):
        members.setdefault(number, []).append(path)
    found = {number: Island(tuple(sorted(its))) for number, its in members.items()}
    of = {path: found[number] for number, its in members.items() for path in its}
    return Chart(of, found.get(0))


def chart(joined: Iterable[tuple[str, Iterable[str]]], many: int = MANY) -> Chart:
    """Tell the islands apart.

    Args:
        joined: the path of each file, with the paths of those that its names may mean.
        many: files that name one, above which it belongs to everybody.
    """
    named = {path: frozenset(others) - {path} for path, others in joined}
    common = _common(named, many)
    above: dict[str, str] = {}

    def top(path: str) -> str:
        while (next_up := above.setdefault(path, path)) != path:
            above[path] = path = above[next_up]
        return path

    for path, others in named.items():
        if path not in common:
            here = top(path)
            for other in others - common if common else others:
                there = top(other)
                if there != here:
                    above[there] = here
    members: dict[str, list[str]] = {}
    for path in above:
        members.setdefault(top(path), []).append(path)
    commons = Island(tuple(sorted(common))) if common else None
    found = [Island(tuple(sorted(paths))) for paths in members.values()]
    found += [commons] if commons is not None else []
    return Chart({path: island for island in found for path in island.paths}, commons)


def _common(named: Mapping[str, frozenset[str]], many: int) -> set[str]:
    """The files that so many name, and those that these name, through others too."""
    count: Counter[str] = Counter()
    if len(named) > many:
        for others in named.values():
            count.update(others)
    found = {path for path, times in count.items() if times > many}
    waiting = [*found]
    while waiting:
        new = named.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += new
    return found
