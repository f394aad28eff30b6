"""`autodebt gate`: conditions with value, limit, verdict and what to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from autodebt_lint.cli import main
from tests.checking import write

SCRIPT = """import requests

URL = "https://erp01.lagovia.internal/api/orders"
rows = requests.get("https://api.hubapi.com/crm/v3/objects/contacts").json()
requests.post("https://us1.api.mailchimp.com/3.0/lists", json=rows)
requests.post(URL, json=rows)
"""


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the gate on one script with some conditions; returns the exit code and what is told."""
    monkeypatch.chdir(tmp_path)

    def run(conditions: str, *arguments: str, script: str = SCRIPT) -> tuple[int, dict[str, Any]]:
        write(tmp_path, {"autodebt.toml": conditions, "sync.py": script})
        code = main(
            ["gate", "--output-format", "json", "--no-cache", "--as-of", "2026-11-10", *arguments]
        )
        out = capsys.readouterr().out
        return code, json.loads(out) if out else {}

    return run


def condition(measure: str, limit: float = 0, more: str = "") -> str:
    return f'[[gate]]\nmeasure = "{measure}"\nlimit = {limit}\n{more}\n'


def test_without_conditions_it_asks_what_check_asks(gate) -> None:
    code, told = gate("fail-on = 'low'\n")
    assert (code, told["gate"]) == (1, "failed")
    assert [item["name"] for item in told["conditions"]] == [
        "findings of low and above",
        "files that could not be read",
    ]
    code, told = gate("", script="import os\n")
    assert (code, told["gate"]) == (0, "passed")


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("point-to-point-links", 2),
        ("incomplete-files", 0),
        ("retirements-before-peak", 0),
        ("unresolved-share", 0),
    ],
)
def test_a_measure_has_its_value(gate, measure: str, value: float) -> None:
    _, told = gate(condition(measure, 99))
    assert [item["value"] for item in told["conditions"]] == [value]


def test_the_limit_itself_passes(gate) -> None:
    _, told = gate(condition("point-to-point-links", 2))
    assert told["gate"] == "passed"
    code, told = gate(condition("point-to-point-links", 1, 'advice = "ask @crm"'))
    assert (code, told["conditions"][0]["advice"]) == (1, "ask @crm")


def test_debt_by_lines_as_sonarqube_has_it(gate) -> None:
    _, told = gate(condition("debt-minutes", 1e6) + condition("debt-ratio", 1e6))
    minutes, ratio = (item["value"] for item in told["conditions"])
    assert ratio == round(100 * minutes / (6 * 30), 2)


def test_a_condition_of_a_phase_holds_in_it_only(gate) -> None:
    freeze = 'seasons = ["black-friday"]\n' + condition("findings", 0, 'phases = ["freeze"]')
    peak = 'seasons = ["black-friday"]\n' + condition("findings", 0, 'phases = ["peak"]')
    assert gate(freeze)[0] == 1
    assert gate(peak) == (0, gate(peak)[1])
    assert gate(peak)[1]["conditions"] == []


def test_level_and_rules_choose_what_counts(gate) -> None:
    _, told = gate(condition("findings", 99, 'rules = ["ADL301"]'))
    assert told["conditions"][0]["value"] == 3
    _, told = gate(condition("findings", 99, 'rules = ["ADL301"]\nat-least = "critical"'))
    assert told["conditions"][0]["value"] == 0


@pytest.mark.parametrize(
    ("configuration", "told"),
    [
        ("[[gate]]\nlimit = 1\n", "a condition needs a measure"),
        ('[[gate]]\nmeasure = "findngs"\n', "must be one of findings"),
        (
            '[[gate]]\nmeasure = "findings"\nlimit = -1\n',
            "must be a number from 0 to 1000000000000",
        ),
        ('[[gate]]\nmeasure = "findings"\nphases = ["freze"]\n', "is none of peak, freeze"),
        ("gate = 3\n", "must be an array of tables"),
    ],
)
def test_mistakes(tmp_path: Path, monkeypatch, capsys, configuration: str, told: str) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"autodebt.toml": configuration})
    assert main(["gate"]) == 2
    assert told in capsys.readouterr().err


def test_the_options_that_choose_and_judge_are_those_of_check(gate) -> None:
    _, told = gate("fail-on = 'critical'\n", "--fail-on", "low", "--select", "ADL301")
    assert [(item["name"], item["value"]) for item in told["conditions"]] == [
        ("findings of low and above", 3),
        ("files that could not be read", 0),
    ]


def test_several_outputs_of_one_evaluation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"sync.py": SCRIPT})
    told = ["--output", "json=gate.json", "--output", "markdown=gate.md"]
    assert main(["gate", "--fail-on", "low", "--no-cache", *told]) == 1
    assert json.loads((tmp_path / "gate.json").read_text())["gate"] == "failed"
    assert (tmp_path / "gate.md").read_text().startswith("## gate failed on ")
