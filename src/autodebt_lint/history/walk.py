"""The walk through a project's past: commits in, points out, and nothing in the work tree is touched."""

import gc
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

import autodebt_lint
from autodebt_lint.engine.blobs import Blobs
from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.git import Change, Commit, Contents, blobs_at, changes
from autodebt_lint.history.evaluating import Evaluator
from autodebt_lint.history.judging import FileOutcome, Judge, Judged, Totals
from autodebt_lint.history.tree import Tree
from autodebt_lint.knowledge import KnowledgeCopy
from autodebt_lint.lifetime import collector_off
from autodebt_lint.model.history import FileDebt, Point
from autodebt_lint.session import Rules
from autodebt_lint.settings import Settings, digest, is_season_path

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

CHUNK = 50
"""Commits whose contents are held at once."""
MAX_OBJECTS = 1_000_000
"""Objects that may wait to be freed: some 100 MB."""


class Task(NamedTuple):
    """All that a walk needs to know besides the commits."""

    settings: Settings
    root: Path
    knowledge: KnowledgeCopy
    rules: Rules
    directory: Path | None
    """The folder of all caches; None where facts are not kept."""
    key: str
    tags: Mapping[str, tuple[str, ...]]


class Record(NamedTuple):
    """A point, with what it names that was not named by those before it."""

    point: Point
    groups: dict[bytes, FileDebt]


def key_of(
    settings: Settings, root: Path, knowledge: KnowledgeCopy, stamps: Sequence[str] = ()
) -> str:
    """Identify what points depend on besides their commits.

    Args:
        settings: the project's.
        root: the project's root.
        knowledge: of systems.
        stamps: name and version of each rule pack.
    """
    seasons = [
        (name, _content(root / name) if is_season_path(name) else b"") for name in settings.seasons
    ]
    matters = [
        autodebt_lint.__version__,
        digest(settings),
        knowledge.key,
        list(stamps),
        seasons,
        settings.exclude,
        settings.per_file_ignores,
        settings.min_severity,
        settings.min_confidence,
        settings.severity,
        settings.impact_raises,
        settings.processes,
        settings.suppression_days,
    ]
    return hashlib.blake2b(msgspec.msgpack.encode(matters), digest_size=8).hexdigest()


def walk(
    task: Task, commits: Sequence[Commit], *, jobs: int = 1, whole: bool = False
) -> Iterator[Record]:
    """Judge commits, one after the other.

    Args:
        task: what is asked.
        commits: in the order of their line.
        jobs: processes that read contents.
        whole: look at every file of every commit, and not only at those that may see a difference.
    """
    if not commits:
        return
    named: set[bytes] = set()
    with (
        collector_off(),
        Contents(task.root) as contents,
        Cache(task.directory, task.root, task.knowledge.key) as cache,
    ):
        blobs = Blobs(contents, task.knowledge.triggers(), cache)
        evaluator = Evaluator(task.settings, task.knowledge, task.rules, blobs, whole=whole)
        judge = Judge(task.settings, task.root, task.knowledge, task.rules, task.directory)
        tree = Tree(task.settings.exclude)
        totals = _Sums(judge)
        previous = ""
        for start in range(0, len(commits), CHUNK):
            chunk = commits[start : start + CHUNK]
            steps = list(_steps(task.root, chunk, previous))
            previous = chunk[-1].id
            ahead = Tree(task.settings.exclude)
            wanted = {*tree.files.items()}
            for step in steps:
                for path in ahead.apply(step):
                    if path in ahead.files:
                        wanted.add((path, ahead.files[path]))
            blobs.forget_all_but({blob for _, blob in wanted})
            blobs.read(sorted(wanted), jobs=jobs)
            for commit, step in zip(chunk, steps, strict=True):
                tree.apply(step)
                files = tree.files | tree.taken_in(evaluator.facts_of)
                # The newest point is looked at as a check would: its figures are shown beside one.
                evaluator.look_at(files, whole=commit is commits[-1])
                totals.update(evaluator.outcomes, commit)
                yield _record(task, commit, evaluator, totals, len(files), named)
                _free_linked_projects()
            judge.forget_all_but(evaluator.outcomes.values())


class _Sums:
    """The sums of the last commit, brought to the next one file by file."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.totals = Totals()
        self.judged: dict[str, Judged] = {}

    def update(self, outcomes: Mapping[str, FileOutcome], commit: Commit) -> None:
        """Judge the files of a commit as on its day."""
        for path in self.judged.keys() - outcomes.keys():
            self.totals.count(self.judged.pop(path), -1)
        climate = self._judge.climate(commit.day)
        for path, outcome in outcomes.items():
            now = self._judge.judged(outcome, commit.day, climate)
            before = self.judged.get(path)
            if before is not now:
                if before is not None:
                    self.totals.count(before, -1)
                self.totals.count(now, 1)
                self.judged[path] = now


def _record(
    task: Task,
    commit: Commit,
    evaluator: Evaluator,
    sums: _Sums,
    files: int,
    named: set[bytes],
) -> Record:
    totals = sums.totals
    judged = [sums.judged[path] for path in sorted(sums.judged) if sums.judged[path].name]
    new = {item.name: item.debt for item in judged if item.name not in named}
    named.update(new)
    return Record(
        Point(
            commit=commit.id,
            at=commit.at,
            day=commit.day,
            author_day=commit.author_day,
            key=task.key,
            tags=task.tags.get(commit.id, ()),
            minutes=totals.minutes,
            rules=totals.rules,
            severities=tuple(totals.severities),
            severities_on_day=tuple(totals.severities_on_day),
            suppressed=totals.suppressed,
            files=files,
            analysed=evaluator.analysed,
            incomplete=totals.incomplete,
            lines=evaluator.lines,
            groups=tuple(item.name for item in judged),
        ),
        new,
    )


def _steps(root: Path, commits: Sequence[Commit], previous: str) -> Iterator[list[Change]]:
    """What each commit has otherwise than the one before it; the first has everything."""
    names = [commit.id for commit in commits]
    if not previous:
        yield [Change(path, blob) for path, blob in blobs_at(root, names[0])]
        previous, names = names[0], names[1:]
    yield from changes(root, list(zip(names, [previous, *names], strict=False)))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _free_linked_projects() -> None:
    """Free what forms circles, once there is much of it: facts form none, linked projects do."""
    if gc.get_count()[0] > MAX_OBJECTS:
        gc.collect(0)


MIN_POINTS = 15
"""Fewer points than this a process of its own does not pay for."""


def processes_for(wanted: int, points: int) -> int:
    """How many processes pay for some points; `wanted` 0 means as many as there are cores."""
    if wanted == 1 or not hasattr(os, "fork"):
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(1, min(wanted or available, points // MIN_POINTS))


def walk_in_processes(task: Task, commits: Sequence[Commit], count: int) -> Iterator[Record]:
    """Judge commits in several processes, each a part of the line; in the order in which they are done."""
    import multiprocessing
    from multiprocessing.connection import Connection, wait

    context = multiprocessing.get_context("fork")
    size = -(-len(commits) // count)
    parts = [commits[start : start + size] for start in range(0, len(commits), size)]
    running: dict[Connection, BaseProcess] = {}
    missing = {commit.id for commit in commits}
    try:
        for part in parts:
            here, there = context.Pipe(duplex=False)
            process: BaseProcess = context.Process(target=_work, args=(task, part, there))
            process.daemon = True
            process.start()
            there.close()
            running[here] = process
        while running:
            for ready in [end for end in wait(list(running)) if isinstance(end, Connection)]:
                try:
                    data = ready.recv_bytes()
                except EOFError:
                    running.pop(ready).join()
                    ready.close()
                    continue
                record = msgspec.msgpack.decode(data, type=Record)
                missing.discard(record.point.commit)
                yield record
    finally:
        for process in running.values():
            process.terminate()
            process.join()
    # What a process that died has left is done here, where an error is told.
    yield from walk(task, [commit for commit in commits if commit.id in missing])


def _work(task: Task, commits: Sequence[Commit], answer: "Connection") -> None:
    from autodebt_lint.engine.pool import start_worker
    from autodebt_lint.errors import AutodebtError

    start_worker()
    try:
        for record in walk(task, commits):
            answer.send_bytes(msgspec.msgpack.encode(record))
    except AutodebtError:
        pass  # the parent meets it again, and tells it
    finally:
        answer.close()
        os._exit(0)
