"""Work spread over processes, so that no file can stop or silence another."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")

MIN_JOBS = 120
"""Below this many jobs a second process costs more than it gives."""


def processes(wanted: int, jobs: int) -> int:
    """How many processes pay for a number of jobs; `wanted` 0 means as many as there are cores."""
    if wanted == 1 or jobs < MIN_JOBS:
        return 1
    available = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    return max(1, min(wanted or available, jobs // 40 or 1))


def spread(
    work: Callable[[Sequence[Job], Any], list[Outcome]],
    jobs: Sequence[Job],
    shared: Any,
    *,
    wanted: int,
    lost: Callable[[Job, str], Outcome],
    progress: Callable[[int], None] | None = None,
) -> Iterator[Outcome]:
    """Do `work` on all jobs, in chunks, in as many processes as pay.

    A process that dies takes down nothing but the one job that killed it: the jobs it held are
    done again one by one, and what kills a process again is handed to `lost`.

    Args:
        work: a function of this package: a chunk of jobs and `shared` to their outcomes.
        jobs: what is to be done.
        shared: given to every chunk.
        wanted: number of processes; 0 for as many as pay.
        lost: makes the outcome of a job that kills its process.
        progress: told the number of jobs done since the last call.
    """
    count = processes(wanted, len(jobs))
    if count == 1:
        for start in range(0, len(jobs), 50):
            chunk = jobs[start : start + 50]
            yield from work(chunk, shared)
            if progress is not None:
                progress(len(chunk))
        return
    yield from _in_processes(work, jobs, shared, count, lost, progress)


def _in_processes(
    work: Callable[[Sequence[Job], Any], list[Outcome]],
    jobs: Sequence[Job],
    shared: Any,
    count: int,
    lost: Callable[[Job, str], Outcome],
    progress: Callable[[int], None] | None,
) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, min(60, len(jobs) // (count * 4)))
    chunks = [jobs[start : start + size] for start in range(0, len(jobs), size)]
    broken: list[Sequence[Job]] = []
    with ProcessPoolExecutor(count, initializer=start_worker) as executor:
        futures = {}
        try:
            futures = {executor.submit(work, chunk, shared): chunk for chunk in chunks}
        except BrokenProcessPool:
            broken = [chunk for chunk in chunks if chunk not in futures.values()]
        for future in as_completed(futures):
            chunk = futures[future]
            try:
                outcomes = future.result()
            except BrokenProcessPool:
                broken.append(chunk)
                continue
            yield from outcomes
            if progress is not None:
                progress(len(chunk))
    for chunk in broken:
        for job in chunk:
            yield _alone(work, job, shared, lost)
            if progress is not None:
                progress(1)


def _alone(
    work: Callable[[Sequence[Job], Any], list[Outcome]],
    job: Job,
    shared: Any,
    lost: Callable[[Job, str], Outcome],
) -> Outcome:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1, initializer=start_worker) as executor:
        try:
            return executor.submit(work, [job], shared).result()[0]
        except BrokenProcessPool:
            return lost(job, "reading the file killed the process: it was not analysed")


def start_worker() -> None:
    """Prepare a process for much short-lived work.

    Syntax trees hold no cycles: without the collector they are built four times as fast and freed
    by reference counting all the same.
    """
    import signal

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
