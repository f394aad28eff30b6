"""Work spread over processes: every job is done once, and a death takes one job only."""

import os
import signal
from collections.abc import Sequence

import pytest

from autodebt_lint.engine.pool import MIN_JOBS, processes, spread

MANY = range(MIN_JOBS + 5)


def square(numbers: Sequence[int], deadly: tuple[int, ...]) -> list[int]:
    """Stand in for reading files; some of them kill."""
    if not set(deadly).isdisjoint(numbers):
        os.kill(os.getpid(), signal.SIGKILL)
    return [number * number for number in numbers]


def lost(number: int, reason: str) -> int:
    assert "killed the process" in reason
    return -number


@pytest.mark.parametrize(
    ("wanted", "jobs", "expected"),
    [(1, 10_000, 1), (8, MIN_JOBS - 1, 1), (2, MIN_JOBS, 2), (8, MIN_JOBS, MIN_JOBS // 40)],
)
def test_few_jobs_are_not_worth_a_process(wanted, jobs, expected):
    assert processes(wanted, jobs) == expected


def test_as_many_as_pay_are_at_least_one():
    assert 1 <= processes(0, 10_000) <= (os.cpu_count() or 1)


@pytest.mark.parametrize("wanted", [1, 2])
@pytest.mark.parametrize("jobs", [range(0), range(1), range(60), MANY], ids=len)
def test_every_job_is_done_once_and_counted(wanted, jobs):
    steps: list[int] = []
    done = list(spread(square, jobs, (), wanted=wanted, lost=lost, progress=steps.append))
    assert sorted(done) == [number * number for number in jobs]
    assert sum(steps) == len(jobs)


@pytest.mark.parametrize("deadly", [(0,), (MANY[-1],), (3, 4, 90)], ids=str)
def test_what_kills_a_process_is_lost_and_nothing_else(deadly):
    steps: list[int] = []
    done = spread(square, MANY, deadly, wanted=2, lost=lost, progress=steps.append)
    assert sorted(done) == sorted(-n if n in deadly else n * n for n in MANY)
    assert sum(steps) == len(MANY)


def fail(numbers: Sequence[int], shared: object) -> list[int]:
    raise ValueError(f"{len(numbers)} jobs, {shared}")


@pytest.mark.parametrize("jobs", [range(3), MANY], ids=len)
def test_an_error_of_the_work_itself_is_not_hidden(jobs):
    with pytest.raises(ValueError, match="jobs"):
        list(spread(fail, jobs, None, wanted=2, lost=lost))
