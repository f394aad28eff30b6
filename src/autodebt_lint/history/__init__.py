"""A project's past: points along its line of commits, kept between runs, and the trend they make.

The line follows first parents from HEAD. A point is what ``autodebt check --as-of DAY --no-baseline``
would say of a clean check-out of the commit, DAY being its own, by the rules, rulesets and configuration
of today; only findings about what retires before a peak are left out, because they point at others.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from autodebt_lint.debt.history import trend as trend_of
from autodebt_lint.engine.cache import cache_directory
from autodebt_lint.engine.git import Commit, commit_of, first_parents, is_shallow, merge_base, tags
from autodebt_lint.engine.owners import code_owners
from autodebt_lint.errors import UsageError
from autodebt_lint.history.selection import (
    COMMIT,
    EVERY,
    RELEASE,
    WEEK,
    between,
    chosen,
    since_commit,
    since_day,
)
from autodebt_lint.history.store import Store
from autodebt_lint.model.history import FileDebt, Point, Trend
from autodebt_lint.settings import Settings

if TYPE_CHECKING:
    from autodebt_lint.history.walk import Task

__all__ = [
    "COMMIT",
    "EVERY",
    "RELEASE",
    "WEEK",
    "Built",
    "Past",
    "Store",
    "build",
    "merge",
    "past",
    "trend",
]

_SAVE_EVERY = 20
"""Points that are written at once: what an interruption can cost."""

Progress = Callable[[int, int], None]


class Built(Struct, frozen=True):
    """What a build did."""

    line: int
    """Commits on the line, or on the part that was asked for."""
    points: int
    """Those of them that were chosen."""
    judged: int
    """Points that were worked out now."""
    renewed: int
    """Those among them that another version, configuration or ruleset had worked out before."""
    shallow: bool
    """Whether the repository lacks older commits."""


class Past(Struct, frozen=True):
    """The points that lie on the line of today."""

    points: tuple[Point, ...]
    line: tuple[Commit, ...]
    key: str
    """Of a build of today."""
    aside: int
    """Points of commits that HEAD does not lead back to; they are left out."""


def build(
    settings: Settings,
    root: Path,
    *,
    every: str = WEEK,
    since: str = "",
    jobs: int = 0,
    cache: bool = True,
    trust: bool = False,
    progress: Progress | None = None,
) -> Built:
    """Bring a project's history up to date: only commits without a current point are judged.

    Args:
        settings: the project's of today; they judge the whole past.
        root: the project's root.
        every: which commits become points, see `selection.chosen`.
        since: a day, or a revision of git; older commits are left as they are. "" for all.
        jobs: processes; 0 for as many as pay.
        cache: whether facts are kept between runs.
        trust: allow rule packs that lie inside of the project.
        progress: told how many points are done, and of how many.

    Raises:
        UsageError: git, the repository or the revision is missing, or the database cannot be used.
    """
    from autodebt_lint import session
    from autodebt_lint.history.walk import Task, key_of

    whole = first_parents(root)
    line = _part(root, whole, since)
    tagged = tags(root)
    wanted = chosen(line, every, tagged)
    knowledge = session.knowledge_of(settings, root, (), cache=cache)
    # What some phase lets in is looked for on every day; the judge decides on the day.
    wide = _with_seasonal_rules(settings, root, wanted)
    rules, own = session.rules_of(wide, root, knowledge, trust=trust)
    key = key_of(settings, root, knowledge, own.stamps)
    directory = cache_directory()
    with Store(directory, root) as kept:
        known = kept.points()
        todo = [
            commit for commit in wanted if commit.id not in known or known[commit.id].key != key
        ]
        task = Task(settings, root, knowledge, rules, directory if cache else None, key, tagged)
        _keep_all(kept, task, todo, jobs, progress)
        renewed = sum(commit.id in known for commit in todo)
        if renewed:
            kept.tidy()
    return Built(len(line), len(wanted), len(todo), renewed, bool(whole) and is_shallow(root))


def past(settings: Settings, root: Path, store: Store, *, trust: bool = False) -> Past:
    """The points on the line that leads to HEAD, in order.

    Of a shallow clone's line only the end is known: points that are older than it, and of commits
    that it lacks, are taken to lie on it.
    """
    from autodebt_lint import session
    from autodebt_lint.history.walk import key_of

    known = store.points()
    try:
        line = first_parents(root)
        shallow = bool(line) and is_shallow(root)
    except UsageError:
        line, shallow = [], True  # no git: what was imported can be shown all the same
    here = {commit.id for commit in line}
    on_line = [known[commit.id] for commit in line if commit.id in known]
    first = line[0].at if line else None
    older = [
        point
        for point in known.values()
        if shallow and point.commit not in here and (first is None or point.at < first)
    ]
    knowledge = session.knowledge_of(settings, root, ())
    _, own = session.rules_of(settings, root, knowledge, trust=trust)
    return Past(
        points=(*older, *on_line),
        line=tuple(line),
        key=key_of(settings, root, knowledge, own.stamps),
        aside=len(known) - len(older) - len(on_line),
    )


def trend(settings: Settings, root: Path, *, trust: bool = False) -> Trend:
    """The trend of a project's history, as far as it was built; without points where it was not.

    Raises:
        UsageError: the database cannot be used.
    """
    directory = cache_directory()
    with Store(directory, root) as kept:
        found = past(settings, root, kept, trust=trust)
        groups = kept.groups(name for point in found.points for name in point.groups)
    return trend_between(settings, root, found, groups, directory)


def trend_between(
    settings: Settings,
    root: Path,
    found: Past,
    groups: dict[bytes, FileDebt],
    directory: Path | None,
) -> Trend:
    """The trend of points and the findings that they name."""
    from autodebt_lint.history.calendar import Calendar

    return trend_of(
        found.points,
        groups,
        key=found.key,
        seasons_on=Calendar(settings, root, directory).seasons_on,
        owner_of=code_owners(root),
        commits=between(found.line, [point.commit for point in found.points]),
    )


def merge(store: Store, points: Sequence[Point], groups: Mapping[bytes, FileDebt], key: str) -> int:
    """Take points in from elsewhere; how many is answered.

    One that is here already stays, unless only the other one is as a build of today would make it.
    """
    known = store.points()
    wanted = [
        point
        for point in points
        if point.commit not in known or (known[point.commit].key != key and point.key == key)
    ]
    named = {name for point in wanted for name in point.groups}
    store.keep(wanted, {name: debt for name, debt in groups.items() if name in named})
    return len(wanted)


def _part(root: Path, line: Sequence[Commit], since: str) -> list[Commit]:
    """The part of a line that is asked for."""
    import datetime

    if not since:
        return [*line]
    try:
        day = datetime.date.fromisoformat(since)
    except ValueError:
        found = since_commit(line, commit_of(root, since))
        # A side branch parted from the line somewhere.
        found = found if found is not None else since_commit(line, merge_base(root, since))
        if found is None:
            raise UsageError(
                f"--since: {since!r} did not part from HEAD on its line of first parents",
                "name a day, or a commit that `git log --first-parent` lists",
            ) from None
        return found
    return since_day(line, day)


def _with_seasonal_rules(settings: Settings, root: Path, commits: Sequence[Commit]) -> Settings:
    from autodebt_lint.history.calendar import Calendar
    from autodebt_lint.policy.season_pressure import enabled

    if not commits:
        return settings
    seasons = Calendar(settings, root, cache_directory()).seasons_on(commits[-1].day)
    return enabled(settings, [rule for s in seasons for p in s.phases for rule in p.enables])


def _keep_all(
    store: Store, task: "Task", todo: Sequence[Commit], jobs: int, progress: Progress | None
) -> None:
    """Judge commits and keep them, a few at once, whatever ends the run."""
    from autodebt_lint.history import walk

    count = walk.processes_for(jobs, len(todo))
    records = (
        walk.walk_in_processes(task, todo, count) if count > 1 else walk.walk(task, todo, jobs=jobs)
    )
    waiting: list[walk.Record] = []

    def keep() -> None:
        if waiting:
            groups = {name: debt for record in waiting for name, debt in record.groups.items()}
            store.keep([record.point for record in waiting], groups)
            waiting.clear()

    try:
        for done, record in enumerate(records, start=1):
            waiting.append(record)
            if len(waiting) >= _SAVE_EVERY:
                keep()
            if progress is not None:
                progress(done, len(todo))
    finally:
        keep()
