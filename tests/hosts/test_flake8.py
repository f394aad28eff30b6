"""flake8 with our plugin says what ``autodebt check --no-project`` says."""

import sys
from pathlib import Path

import pytest

from tests.hosts.running import Line, autodebt_lines, start

pytestmark = pytest.mark.hosts

CALL = "import requests\nrequests.get(url)"


def flake8_lines(*arguments: str | Path, cwd: Path, text: str | None = None) -> set[Line]:
    output = start(
        sys.executable, "-m", "flake8", "--isolated", "--select", "ADL,E9",
        "--format", "%(path)s:%(row)d:%(col)d:%(code)s", *arguments,
        cwd=cwd, text=text, expect=(0, 1),
    )  # fmt: skip
    lines = (line.rsplit(":", 3) for line in output.splitlines())
    return {(path.removeprefix("./"), int(row), code) for path, row, _, code in lines}


def test_same_lines_and_codes_over_the_example_project(example):
    shown = flake8_lines(".", cwd=example)
    unparsed = {path for path, _, code in shown if code.startswith("E9")}
    expected = {line for line in autodebt_lines(".", cwd=example) if line[0] not in unparsed}
    assert {line for line in shown if line[0] not in unparsed} == expected
    assert len(expected) > 10
    assert unparsed == {"abandoned_baskets.py"}  # Python 2


@pytest.mark.parametrize(
    ("comment", "reported"),
    [
        ("# noqa: ADL301", set()),
        ("# noqa", set()),
        ("# autodebt: ignore[ADL301] the job is supervised", set()),
        ("# noqa: E501", {2}),
    ],
)
def test_suppressions(tmp_path, comment, reported):
    (tmp_path / "job.py").write_text(f"{CALL}  {comment}\n")
    lines = {line for _, line, code in flake8_lines("job.py", cwd=tmp_path) if code == "ADL301"}
    assert lines == reported


def test_disable_noqa_is_obeyed(tmp_path):
    (tmp_path / "job.py").write_text(f"{CALL}  # noqa: ADL301\n")
    assert ("job.py", 2, "ADL301") in flake8_lines("--disable-noqa", "job.py", cwd=tmp_path)


def test_text_from_standard_input_is_judged_as_the_file_it_is_named_after(tmp_path):
    (tmp_path / "autodebt.toml").write_text('per-file-ignores = { "old/*" = ["ADL301"] }\n')
    for name, reported in (("new/job.py", True), ("old/job.py", False)):
        shown = flake8_lines("--stdin-display-name", name, "-", cwd=tmp_path, text=f"{CALL}\n")
        assert ((name, 2, "ADL301") in shown) is reported


def test_columns_count_characters_whatever_the_encoding(tmp_path):
    source = "# coding: latin-1\nimport requests\né = requests.get(url)\n"
    (tmp_path / "job.py").write_bytes(source.encode("latin-1"))
    output = start(
        sys.executable, "-m", "flake8", "--isolated", "--select", "ADL301", "job.py",
        cwd=tmp_path, expect=(1,),
    )  # fmt: skip
    assert output.startswith("job.py:3:5: ADL301 ")


def test_the_text_ends_with_todays_severity_and_its_reasons(tmp_path):
    (tmp_path / "job.py").write_text(f"{CALL}\n")
    output = start(
        sys.executable, "-m", "flake8", "--isolated", "--select", "ADL301", "job.py",
        cwd=tmp_path, expect=(1,),
    )  # fmt: skip
    assert "[medium" in output


def test_what_a_baseline_accepts_is_not_shown(tmp_path):
    (tmp_path / "autodebt.toml").write_text("seasons = []\n")
    (tmp_path / "job.py").write_text(f"{CALL}\n")
    start(
        sys.executable, "-m", "autodebt_lint", "baseline", "create", "--reason", "before we began",
        cwd=tmp_path,
    )  # fmt: skip
    assert flake8_lines("job.py", cwd=tmp_path) == set()
    (tmp_path / "job.py").write_text(f"{CALL}\nrequests.post(url, json={{}})\n")
    assert {line for _, line, _ in flake8_lines("job.py", cwd=tmp_path)} == {3}
