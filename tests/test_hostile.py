"""Hostile input: no file stops the run, looks clean unread, or silences the file beside it."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from autodebt_lint.engine.discover import SourceFile, discover
from autodebt_lint.engine.pool import MIN_JOBS, spread
from autodebt_lint.model.report import Report
from autodebt_lint.reporters import View, formats, renderer
from tests.checking import check, found, write

SCRIPT = b'import requests\n\nrequests.get("https://api.hubapi.com/crm/lists/2026-03/search")\n'
DEBT = {(1, "ADL501"), (1, "ADL502"), (3, "ADL101"), (3, "ADL301"), (3, "ADL302"), (3, "ADL305")}

#: What a person, a generator or an attacker writes, and what no parser takes in its stride.
UNREADABLE = {
    "20,000 minus signs": b"import requests\nx = " + b"-" * 20_000 + b"1\n",
    "a sum of 50,000 terms": b"import requests\nx = " + b" + ".join([b"1"] * 50_000) + b"\n",
    "3,000 nested lists": b"import requests\nx = " + b"[" * 3_000 + b"]" * 3_000 + b"\n",
    "3,000 chained calls": b"import requests\nx = a" + b".b()" * 3_000 + b"\n",
    "a syntax error": b"import requests\nx = (\n",
    "11 MB": b"import requests\n" + b"# more\n" * 1_600_000,
}
READABLE = {
    "3,000 elif": b"import requests\nif x == 0:\n    pass\n"
    + b"".join(b"elif x == %d:\n    pass\n" % number for number in range(3_000)),
    "bytes that are not UTF-8": b"import requests\nNAME = '\xff\xe9'\n",
    "NUL bytes": b"import requests\nx = 1\0\0\ny = 2\n",
    "a line of 300,000 signs of comments": b"import requests\n" + b"# " * 300_000 + b"noqa\n",
    "30,000 suppressed lines": b"import requests\n" + b"x = 1  # noqa\n" * 30_000,
    "a list of 30,000 lines, each with a comment": b"import requests\nx = [\n"
    + b"    'a#b',  # noqa\n" * 30_000
    + b"]\n",
    "nothing at all": b"",
    "a frame that methods make of itself": b"""
from typing import Self

import pandas as pd

class Report:
    def one(self: Self) -> Self:
        self.data = self.data.drop(columns=["a", "b"])

    def two(self: Self) -> Self:
        self.data["c"] = self.data["d"].str.split("(").str[0]
        self.data = self.data.drop(columns="d")

    def three(self: Self) -> Self:
        chosen = self.data[self.data["e"] == NAME]
        self.sums = chosen.groupby(["f"]).agg(HOW)
""",
    "one line without an end": b"import requests; x = " + b"'a' " * 20_000,
}

FEW = pytest.param(1, id="one process")
MANY = pytest.param(2, id="two processes")


@pytest.fixture
def scripts(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, int]:
    """Make a folder of good scripts, enough of them for the processes wanted."""
    jobs = request.param
    count = 1 if jobs == 1 else MIN_JOBS + 10
    folder = tmp_path / "scripts"
    write(folder, {f"good_{number}.py": SCRIPT for number in range(count)})
    return folder, jobs


in_one_and_two_processes = pytest.mark.parametrize("scripts", [FEW, MANY], indirect=True)


def debt_of(report: Report, wanted: str) -> set[tuple[int, str]]:
    """Debt of one file, without ADL404, which all of them make together and which stands in the first."""
    return {
        (line, code) for path, line, code in found(report) if path == wanted and code != "ADL404"
    }


def run_beside(scripts: tuple[Path, int]) -> tuple[Report, set[str]]:
    """Check the folder, make sure that no good script lost a finding, and return the bad paths."""
    folder, jobs = scripts
    report = check(folder, jobs=jobs)
    by_path: dict[str, set[tuple[int, str]]] = {}
    for path in {path for path, _, _ in found(report)}:
        by_path[path] = debt_of(report, path)
    good = {path.name for path in folder.glob("good_*.py")}
    assert {path for path in good if by_path.get(path) != DEBT} == set()
    for name in formats():  # nothing raises further on either
        render = renderer(name)
        assert render is not None
        assert "".join(render(report, View())).encode()
    return report, by_path.keys() - good


def assert_told_as_lost(scripts: tuple[Path, int], shown: str = "bad.py") -> None:
    report, others = run_beside(scripts)
    assert others == {shown}
    assert [item.code for item in found(report) if item.path == shown] == ["ADL002"]
    assert report.incomplete == (shown,)
    assert report.exit_code == 3


@in_one_and_two_processes
@pytest.mark.parametrize("content", UNREADABLE.values(), ids=list(UNREADABLE))
def test_a_file_that_loses_text_is_told_and_the_others_are_judged(scripts, content):
    write(scripts[0], {"bad.py": content})
    assert_told_as_lost(scripts)


@in_one_and_two_processes
@pytest.mark.parametrize("content", READABLE.values(), ids=list(READABLE))
def test_a_file_that_is_read_by_a_detour_is_not_incomplete(scripts, content):
    write(scripts[0], {"bad.py": content})
    report, _ = run_beside(scripts)
    assert (report.incomplete, report.exit_code) == ((), 0)


@in_one_and_two_processes
def test_a_syntax_error_hides_no_debt_above_it(scripts):
    write(scripts[0], {"bad.py": SCRIPT + b"x = (\n"})
    report, _ = run_beside(scripts)
    assert debt_of(report, "bad.py") == DEBT | {(4, "ADL002")}
    assert report.exit_code == 3


def pipe(path: Path) -> None:
    os.mkfifo(path)


def broken_link(path: Path) -> None:
    path.symlink_to(path.parent / "gone.py")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


@in_one_and_two_processes
@pytest.mark.parametrize("make", [pipe, broken_link, link_to_itself])
def test_what_is_no_file_is_told_and_not_opened(scripts, make: Callable[[Path], None]):
    make(scripts[0] / "bad.py")
    assert_told_as_lost(scripts)


def test_a_path_that_is_not_there_is_told(tmp_path):
    write(tmp_path, {"good.py": SCRIPT})
    report = check(tmp_path, tmp_path / "good.py", tmp_path / "gone.py")
    assert report.incomplete == ("gone.py",)
    assert {(line, code) for path, line, code in found(report) if path == "good.py"} == DEBT
    assert report.exit_code == 3


@in_one_and_two_processes
def test_a_file_that_vanishes_before_it_is_read_is_told(scripts, monkeypatch):
    bad = write(scripts[0], {"bad.py": SCRIPT}) / "bad.py"

    def discover_and_lose(*arguments: object) -> list[SourceFile]:
        files = discover(*arguments)  # type: ignore[arg-type]
        bad.unlink(missing_ok=True)
        return files

    monkeypatch.setattr("autodebt_lint.session.stages.discover", discover_and_lose)
    assert_told_as_lost(scripts)


ODD_NAMES = {
    "a new line": (b"a\n::error file=good.py::forged.py", "a\n::error file=good.py::forged.py"),
    "a terminal escape": (b"a\x1b[2J.py", "a\x1b[2J.py"),
    "bytes that are not UTF-8": (b"caf\xe9.py", r"caf\xe9.py"),
    "a space and quotes": (b"a \"b\" 'c'.py", "a \"b\" 'c'.py"),
}


@in_one_and_two_processes
@pytest.mark.parametrize(("name", "shown"), ODD_NAMES.values(), ids=list(ODD_NAMES))
def test_a_file_with_an_odd_name_is_read_like_any_other(scripts, name, shown):
    folder, _ = scripts
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:
        file.write(SCRIPT)
    report, others = run_beside(scripts)
    assert others == {shown}
    assert debt_of(report, shown) == DEBT
    assert report.exit_code == 0


@in_one_and_two_processes
@pytest.mark.parametrize(("name", "shown"), ODD_NAMES.values(), ids=list(ODD_NAMES))
def test_a_file_with_an_odd_name_that_loses_text_is_told(scripts, name, shown):
    with open(os.path.join(os.fsencode(scripts[0]), name), "wb") as file:
        file.write(b"import requests\nx = (\n")
    assert_told_as_lost(scripts, shown)


@in_one_and_two_processes
def test_all_at_once(scripts):
    contents = [*UNREADABLE.values(), *READABLE.values()]
    write(scripts[0], {f"bad_{number}.py": text for number, text in enumerate(contents)})
    pipe(scripts[0] / "pipe.py")
    broken_link(scripts[0] / "link.py")
    report, _ = run_beside(scripts)
    lost = {f"bad_{number}.py" for number in range(len(UNREADABLE))} | {"pipe.py", "link.py"}
    assert set(report.incomplete) == lost
    assert report.exit_code == 3


def test_selecting_other_rules_does_not_make_a_lost_file_clean(tmp_path):
    write(tmp_path, {"autodebt.toml": "select = ['ADL1']\n", "bad.py": b"import requests\nx = (\n"})
    assert check(tmp_path).exit_code == 3


# What kills a process


def double(numbers: Sequence[int], fatal: int | None) -> list[int]:
    """Stand in for reading files: one of them takes the whole process down."""
    if fatal in numbers:
        os._exit(1)
    return [number * 2 for number in numbers]


def test_a_job_that_kills_its_process_loses_only_itself():
    numbers = range(MIN_JOBS)
    done = spread(double, numbers, 7, wanted=2, lost=lambda number, _: -number)
    assert sorted(done) == sorted(-7 if number == 7 else number * 2 for number in numbers)
