"""Which commits of a project's line become points."""

import datetime
from collections.abc import Mapping, Sequence

from autodebt_lint.engine.git import Commit

COMMIT, WEEK, RELEASE = EVERY = ("commit", "week", "release")


def chosen(
    line: Sequence[Commit], every: str, tags: Mapping[str, Sequence[str]] = {}
) -> list[Commit]:
    """Choose commits of a line; its last one is always among them.

    Args:
        line: in order, the newest last.
        every: ``commit`` for all, ``week`` for the last of each week from Monday on, ``release``
            for those with a tag.
        tags: of the commits that have any.
    """
    last = len(line) - 1
    return [
        commit
        for at, commit in enumerate(line)
        if at == last
        or every == COMMIT
        or (every == WEEK and _week(commit.day) != _week(line[at + 1].day))
        or (every == RELEASE and commit.id in tags)
    ]


def since_day(line: Sequence[Commit], day: datetime.date) -> list[Commit]:
    """The part of a line from the first commit of a day, or of a later one, on."""
    start = next((at for at, commit in enumerate(line) if commit.day >= day), len(line))
    return [*line[start:]]


def since_commit(line: Sequence[Commit], commit: str) -> list[Commit] | None:
    """The part of a line from a commit on; None where it is not on the line."""
    start = next((at for at, other in enumerate(line) if other.id == commit), None)
    return None if start is None else [*line[start:]]


def between(line: Sequence[Commit], points: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The commits after the point before, up to each point; for the first one it alone."""
    wanted = set(points)
    found: dict[str, tuple[str, ...]] = {}
    passed: list[str] = []
    for commit in line:
        passed.append(commit.id)
        if commit.id in wanted:
            found[commit.id] = tuple(passed) if found else (commit.id,)
            passed = []
    return found


def _week(day: datetime.date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week
