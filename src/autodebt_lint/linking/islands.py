"""Islands: the modules of a project that names join, each with all that it may matter to."""

from collections.abc import Iterable


class Island:
    """Modules that names join, through others too; told apart from another one by identity."""

    __slots__ = ("paths",)

    def __init__(self, paths: tuple[str, ...]) -> None:
        """Take the posix paths of its files, in order."""
        self.paths = paths

    def __repr__(self) -> str:
        """Show its first file, and how many there are."""
        return f"<Island {self.paths[0]} {len(self.paths)}>"


def islands(joined: Iterable[tuple[str, Iterable[str]]]) -> dict[str, Island]:
    """Tell the islands apart.

    Args:
        joined: the path of each file, with the paths of those that its names may mean.

    Returns:
        The island of each file, by path.
    """
    above: dict[str, str] = {}

    def top(path: str) -> str:
        while (next_up := above.setdefault(path, path)) != path:
            above[path] = path = above[next_up]
        return path

    for path, others in joined:
        here = top(path)
        for other in others:
            there = top(other)
            if there != here:
                above[there] = here
    members: dict[str, list[str]] = {}
    for path in above:
        members.setdefault(top(path), []).append(path)
    return {
        path: island
        for paths in members.values()
        for island in (Island(tuple(sorted(paths))),)
        for path in paths
    }
