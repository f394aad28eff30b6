"""Start the tools as a user does, and read what they say."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

DAY = "2026-02-20"

Line = tuple[str, int, str]
"""Path, line and code of a finding."""


def start(
    *command: str | Path,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    text: str | None = None,
    expect: Sequence[int] = (0,),
) -> str:
    """Run a command; return its standard output.

    Args:
        command: program and arguments.
        cwd: folder to start it in.
        environment: variables added to ours; the day is always that of the example project.
        text: standard input.
        expect: exit codes that are right; another one fails the test with all the output.
    """
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, "AUTODEBT_AS_OF": DAY, **(environment or {})},
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in expect:
        pytest.fail(
            f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}", pytrace=False
        )
    return done.stdout


def autodebt_lines(*arguments: str | Path, cwd: Path) -> set[Line]:
    """Return what ``autodebt check --no-project`` finds in Python files, as a host sees no others."""
    output = start(
        sys.executable, "-m", "autodebt_lint", "check", "--no-project", "--output-format", "json",
        *arguments, cwd=cwd, expect=(0, 1, 3),
    )  # fmt: skip
    found = json.loads(output)["findings"]
    return {(f["path"], f["line"], f["code"]) for f in found if f["path"].endswith(".py")}
