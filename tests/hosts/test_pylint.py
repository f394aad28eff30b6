"""pylint with our plugin says what ``autodebt check --no-project`` says."""

import json
import re
import sys
from pathlib import Path

import pytest

from autodebt_lint.rules import all_rules
from tests.hosts.running import Line, autodebt_lines, start

pytestmark = pytest.mark.hosts

CALL = "import requests\nrequests.get(url)"


def pylint_messages(*arguments: str | Path, cwd: Path) -> list[dict[str, object]]:
    names = ",".join(rule.name for rule in all_rules().values())
    output = start(
        sys.executable, "-m", "pylint", "--rcfile=", "--load-plugins=pylint_autodebt",
        "--disable=all", f"--enable={names},syntax-error", "--output-format=json2", *arguments,
        cwd=cwd, expect=range(32),
    )  # fmt: skip
    messages: list[dict[str, object]] = json.loads(output)["messages"]
    return messages


def pylint_lines(*arguments: str | Path, cwd: Path) -> set[Line]:
    codes = {rule.name: code for code, rule in all_rules().items()}
    return {
        (str(m["path"]), int(str(m["line"])), codes.get(str(m["symbol"]), str(m["symbol"])))
        for m in pylint_messages(*arguments, cwd=cwd)
    }


def test_same_lines_and_codes_over_the_example_project(example):
    shown = pylint_lines("--recursive=y", ".", cwd=example)
    unparsed = {path for path, _, code in shown if code == "syntax-error"}
    expected = {line for line in autodebt_lines(".", cwd=example) if line[0] not in unparsed}
    assert {line for line in shown if line[0] not in unparsed} == expected
    assert len(expected) > 10
    assert unparsed == {"abandoned_baskets.py"}  # Python 2


def test_message_carries_our_code_our_name_and_todays_severity(tmp_path):
    (tmp_path / "job.py").write_text(f"{CALL}\n")
    (message,) = (
        m
        for m in pylint_messages("job.py", cwd=tmp_path)
        if m["symbol"] == "request-without-timeout"
    )
    assert message["messageId"] == "W9301"
    assert str(message["message"]).startswith("ADL301 ")
    assert "[medium" in str(message["message"])
    assert (message["column"], message["endLine"]) == (0, 2)


@pytest.mark.parametrize(
    ("comment", "reported"),
    [
        ("# pylint: disable=request-without-timeout", set()),
        ("# pylint: disable=W9301", set()),
        ("# autodebt: ignore[ADL301] the job is supervised", set()),
        ("# pylint: disable=line-too-long", {2}),
    ],
)
def test_suppressions(tmp_path, comment, reported):
    (tmp_path / "job.py").write_text(f"{CALL}  {comment}\n")
    lines = {line for _, line, code in pylint_lines("job.py", cwd=tmp_path) if code == "ADL301"}
    assert lines == reported


def test_every_rule_is_a_message_with_help(tmp_path):
    names = ",".join(rule.name for rule in all_rules().values())
    text = start(
        sys.executable, "-m", "pylint", "--rcfile=", "--load-plugins=pylint_autodebt",
        f"--help-msg={names}", cwd=tmp_path,
    )  # fmt: skip
    for rule in all_rules().values():
        assert re.search(rf":{rule.name} \([CREW]9{rule.code[3:]}\):", text)


def test_what_a_baseline_accepts_is_not_shown(tmp_path):
    (tmp_path / "autodebt.toml").write_text("seasons = []\n")
    (tmp_path / "job.py").write_text(f"{CALL}\n")
    start(
        sys.executable, "-m", "autodebt_lint", "baseline", "create", "--reason", "before we began",
        cwd=tmp_path,
    )  # fmt: skip
    assert pylint_lines("job.py", cwd=tmp_path) == set()
    (tmp_path / "job.py").write_text(f"{CALL}\nrequests.post(url, json={{}})\n")
    assert {line for _, line, _ in pylint_lines("job.py", cwd=tmp_path)} == {3}
