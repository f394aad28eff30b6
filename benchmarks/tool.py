"""How this project's own command is called, and proof that it did the work."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
from measure import BenchmarkError, Command, check_outcome, clean_environment
from msgspec import Struct

#: Clean; findings; incomplete (a file of the tree could not be read to its end).
DID_ITS_WORK = frozenset({0, 1, 3})


class Survey(Struct, frozen=True):
    """What one run over a tree looked at and found."""

    files: int
    """Python files looked at."""
    analysed: int
    """Files among them that hold automation code."""
    findings: int
    incomplete: int
    """Files of which text was lost."""


def our_argv() -> tuple[str, ...]:
    """The command under test: this checkout's, unless AUTODEBT_BENCH_COMMAND names another."""
    other = os.environ.get("AUTODEBT_BENCH_COMMAND")
    return tuple(shlex.split(other)) if other else (sys.executable, "-m", "autodebt_lint")


def our_environment(cache: Path) -> dict[str, str]:
    """Environment of our command: a cache folder of its own, and the path to the checkout if one is set."""
    checkout = os.environ.get("PYTHONPATH")
    return {"AUTODEBT_CACHE_DIR": str(cache)} | ({"PYTHONPATH": checkout} if checkout else {})


def empty_folder(folder: Path) -> None:
    """Remove all that a folder holds, and make it when it is missing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def cold(name: str, tree: Path, cache: Path) -> Command:
    """A check as a user runs it for the first time: all rules, an empty cache that it then fills."""
    return Command(
        name,
        (*our_argv(), "check", str(tree)),
        tree,
        DID_ITS_WORK,
        our_environment(cache),
        lambda _round: empty_folder(cache),
    )


def uncached(name: str, tree: Path, cache: Path) -> Command:
    """A check that neither reads nor writes a cache."""
    return Command(
        name,
        (*our_argv(), "check", str(tree), "--no-cache"),
        tree,
        DID_ITS_WORK,
        our_environment(cache),
    )


def warm(name: str, tree: Path, cache: Path) -> Command:
    """A check of an unchanged tree; the untimed first round fills its cache."""
    return Command(
        name, (*our_argv(), "check", str(tree)), tree, DID_ITS_WORK, our_environment(cache)
    )


def run_for_output(arguments: tuple[str, ...], cwd: Path, cache: Path) -> tuple[int, bytes]:
    """Exit code and output of our command.

    Raises:
        measure.BenchmarkError: it failed.
    """
    command = Command("autodebt", (*our_argv(), *arguments), cwd, DID_ITS_WORK)
    done = subprocess.run(
        command.argv,
        cwd=cwd,
        env=clean_environment() | our_environment(cache),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    check_outcome(command, done.returncode, done.stderr)
    return done.returncode, done.stdout


def survey(tree: Path, cache: Path) -> Survey:
    """Check a tree once and read what was looked at.

    A scan that skips files is fast: the ratio counts only when every Python file of the tree was
    looked at.

    Raises:
        measure.BenchmarkError: the command failed, or left files out.
    """
    _, output = run_for_output(("check", str(tree), "--output-format", "json"), tree, cache)
    report: dict[str, Any] = msgspec.json.decode(output, type=dict[str, Any])
    statistics: dict[str, Any] = report["statistics"]
    seen = Survey(
        files=int(statistics["files"]),
        analysed=int(statistics["analysed"]),
        findings=len(report["findings"]),
        incomplete=len(report["incomplete"]),
    )
    present = sum(1 for _ in tree.rglob("*.py"))
    if seen.files < present:
        problem = f"{tree.name}: {present} Python files, but only {seen.files} were looked at"
        raise BenchmarkError(problem)
    return seen


def check_clean(file: Path, cache: Path) -> None:
    """Make sure that a file is clean in our eyes, so that no printing of findings is timed.

    Raises:
        measure.BenchmarkError: something was found in it.
    """
    code, output = run_for_output(
        ("check", file.name, "--output-format", "concise"), file.parent, cache
    )
    if code or b"ADL" in output:
        problem = f"{file.name} should be clean:\n{output.decode(errors='replace')}"
        raise BenchmarkError(problem)
