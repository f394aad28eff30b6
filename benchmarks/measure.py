"""Wall time of commands that take turns.

Two commands are compared only by ratios within one round: what slows the machine down for a minute
then slows both.
"""

import os
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct


class BenchmarkError(Exception):
    """A command did not do what was to be measured, so there is nothing to report."""


class Command(Struct, frozen=True):
    """A program run, ready to be timed."""

    name: str
    """How plan and table speak of it."""
    argv: tuple[str, ...]
    cwd: Path
    accepted: frozenset[int]
    """Exit codes with which the program says that it did its work."""
    environment: Mapping[str, str] = {}
    """Set beside what `clean_environment` leaves."""
    before: Callable[[int], None] | None = None
    """Called with the number of the round before each run, outside of the timing."""


class Timing(Struct, frozen=True):
    """One run of one command."""

    seconds: float
    finished: bool = True
    """False when the run was stopped at the time limit: it would have taken longer."""


class Spread(Struct, frozen=True):
    """Ratios of one question over all rounds."""

    value: float
    low: float
    high: float


def clean_environment() -> dict[str, str]:
    """The environment without what would slow one of the programs down or lend it foreign modules.

    Without byte code on disk every Python program compiles itself at each start, which no installed
    program does; a PYTHONPATH would put this project's plugins into its peers.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}
    }


def stop_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started in a session of its own, with all its children."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def check_outcome(command: Command, code: int, errors: bytes) -> None:
    """Refuse an exit code or a traceback that says the work was not done.

    Raises:
        BenchmarkError: the command failed; the message ends with what it said.
    """
    # A Python program that dies of an exception exits 1, which linters also use for findings.
    died = code == 1 and b"Traceback (most recent call last)" in errors
    if died or code not in command.accepted:
        said = errors.decode(errors="replace")[-2000:]
        problem = f"{command.name} ended with exit code {code}: {' '.join(command.argv)}\n{said}"
        raise BenchmarkError(problem)


def time_once(
    command: Command, *, round_number: int = 0, time_limit: float | None = None
) -> Timing:
    """Run a command once and take its wall time.

    Args:
        command: what to run; its output is thrown away.
        round_number: handed to the command's preparation.
        time_limit: seconds after which the run is stopped; None waits for the end.

    Raises:
        BenchmarkError: the command failed.
    """
    if command.before is not None:
        command.before(round_number)
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            command.argv,
            cwd=command.cwd,
            env=clean_environment() | dict(command.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
        )
        try:
            code = process.wait(time_limit)
        except subprocess.TimeoutExpired:
            stop_group(process)
            return Timing(time.perf_counter() - started, finished=False)
        except BaseException:
            stop_group(process)
            raise
        seconds = time.perf_counter() - started
        errors.seek(0)
        check_outcome(command, code, errors.read())
    return Timing(seconds)


def take_turns(
    commands: Sequence[Command], rounds: int, *, warm_up: bool, time_limit: float | None = None
) -> dict[str, list[Timing]]:
    """Time commands in turn, round after round.

    Args:
        commands: run in this order in each round.
        rounds: how often each is timed.
        warm_up: run each once before, untimed: byte code is written, the files are in memory.
        time_limit: seconds for one run.

    Returns:
        The timings of each command by its name, in order of the rounds.
    """
    timings: dict[str, list[Timing]] = {command.name: [] for command in commands}
    for round_number in range(0 if warm_up else 1, rounds + 1):
        for command in commands:
            timing = time_once(command, round_number=round_number, time_limit=time_limit)
            if round_number:
                timings[command.name].append(timing)
    return timings


def median_of_pairs(ours: Sequence[Timing], theirs: Sequence[Timing]) -> Spread:
    """Ratio of two commands: the median over the rounds, with the lowest and the highest."""
    ratios = [mine.seconds / other.seconds for mine, other in zip(ours, theirs, strict=True)]
    return Spread(statistics.median(ratios), min(ratios), max(ratios))


def ratio_of_best(ours: Sequence[Timing], theirs: Sequence[Timing]) -> Spread:
    """Ratio of two commands' best times, with the lowest and the highest ratio of a round.

    Other work on the machine only ever adds time, so the best of several runs comes closest to
    what the work itself takes. It serves where both commands are ours and a few per cent decide.
    """
    pairs = median_of_pairs(ours, theirs)
    best = min(timing.seconds for timing in ours) / min(timing.seconds for timing in theirs)
    return Spread(best, pairs.low, pairs.high)
