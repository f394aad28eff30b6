"""``autodebt plan``: the plan of the example project, its file, and what trackers get of it."""

import csv
import io
import json
import sys
import tomllib

import pytest

from autodebt_lint.cli import main
from tests.checking import write

DAY = ("--as-of", "2026-02-20")
SCRIPT = """\
    import requests

    requests.get("https://api.hubapi.com/crm/v3/objects/contacts")
    requests.get("http://10.1.2.3/orders", timeout=5)
"""


@pytest.fixture
def planned(example, capsys):
    """Plan for the example project; returns what was printed."""

    def run(*arguments):
        assert main(["plan", str(example), *DAY, *arguments]) == 0
        return capsys.readouterr().out

    return run


def test_the_plan_ends_on_the_day_before_the_peak(planned):
    plan = json.loads(planned("--capacity", "20h", "--output-format", "json"))
    assert plan["until"] == "2026-03-13"
    assert plan["capacity_minutes"] == 1200
    assert plan["planned_minutes"] <= 1200
    assert [stretch["guarded"] for stretch in plan["stretches"]] == [False, True]
    first = plan["batches"][0]
    assert first["items"][0]["code"] == "ADL203"
    assert first["check"].startswith("autodebt check google_ads_spend.py --select ")


def test_before_the_freeze(planned):
    plan = json.loads(planned("--until", "freeze", "--output-format", "json"))
    assert plan["until"] == "2026-03-03"


def test_what_is_left_out_says_why(planned):
    text = planned("--capacity", "8h")
    assert "left out" in text
    assert "others are worth more of the time" in text


def test_a_batch_is_a_row_for_jira(planned):
    rows = list(csv.DictReader(io.StringIO(planned("--output-format", "csv"))))
    plan = json.loads(planned("--output-format", "json"))
    assert len(rows) == len(plan["batches"])
    assert [int(row["Original Estimate"]) for row in rows] == [
        60 * batch["minutes"] for batch in plan["batches"]
    ]
    assert all(len(row["Summary"]) <= 255 for row in rows)


def test_a_batch_is_an_issue_for_github(planned):
    issues = json.loads(planned("--output-format", "github"))
    assert set(issues[0]) == {"title", "body", "labels"}
    assert "- [ ] ADL203-" in issues[0]["body"]


def test_a_batch_is_an_entry_of_a_calendar(planned):
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(planned("--output-format", "ics"))
    events = calendar.walk("VEVENT")
    assert len({event["uid"] for event in events}) == len(events) > 0
    assert all(event.start < event.end for event in events)


def test_what_was_agreed_stays_and_what_was_paid_leaves(tmp_path, monkeypatch, capsys):
    project = write(tmp_path / "p", {"autodebt.toml": "", "sync.py": SCRIPT})
    monkeypatch.chdir(project)
    assert main(["plan", *DAY, "--save", "--capacity", "40h"]) == 0
    file = project / "autodebt-plan.toml"
    entries = tomllib.loads(file.read_text())["item"]
    unpaid = next(entry["id"] for entry in entries if entry["id"].startswith("ADL102"))
    file.write_text(
        file.read_text()
        .replace(f'id = "{unpaid}"', f'id = "{unpaid}"\nagreed = true', 1)
        .replace("agreed = false\n", "")
    )
    write(project, {"sync.py": SCRIPT.replace('/contacts"', '/contacts", timeout=5')})
    capsys.readouterr()
    assert main(["plan", *DAY, "--capacity", "1min", "--output-format", "json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["agreed"] == [unpaid]
    assert [item["id"] for batch in plan["batches"] for item in batch["items"]] == [unpaid]
    assert [entry["id"].partition("-")[0] for entry in plan["gone"]] == ["ADL301"]


def test_a_missing_package_is_told(monkeypatch, example, capsys):
    monkeypatch.setitem(sys.modules, "highspy", None)
    assert main(["plan", str(example), *DAY]) == 2
    assert 'pip install "autodebt-lint[plan]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--capacity", "much"], "--capacity: 'much' is no time"),
        (["--capacity", "0h"], "--capacity: '0h' is no time"),
        (["--until", "soon"], "--until: 'soon' is not a date"),
        (["--until", "2026-01-01"], "--until: 2026-01-01 is not between"),
        (["--until", "2099-01-01"], "--until: 2099-01-01 is not between"),
        (["--output-format", "xlsx"], "xlsx"),
    ],
)
def test_what_is_wrong_is_told(example, arguments, told, capsys):
    assert main(["plan", str(example), *DAY, *arguments]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"[[item]]\nname = 1\n", b"item = 3\n", b"[[item]]\nid = 'a'\nagreed = 'yes'\n", b"= =\n"],
)  # fmt: skip
def test_a_plan_that_cannot_be_read_is_told(tmp_path, monkeypatch, capsys, content):
    write(tmp_path, {"autodebt.toml": "", "sync.py": SCRIPT, "autodebt-plan.toml": content})
    monkeypatch.chdir(tmp_path)
    assert main(["plan", *DAY]) == 2
    assert "autodebt-plan.toml" in capsys.readouterr().err
