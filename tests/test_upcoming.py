"""``autodebt upcoming``: the days ahead of the example project, in every format."""

import json
import sys

import pytest

from autodebt_lint.cli import main

DAY = ("--as-of", "2026-06-01")


@pytest.fixture
def upcoming(example, capsys):
    """Run the command on the example project; returns the exit code and both streams."""

    def run(*arguments):
        code = main(["upcoming", str(example), *DAY, *arguments])
        return code, *capsys.readouterr()

    return run


def test_ends_of_life_with_their_distance_to_the_peak_and_their_owners(upcoming):
    code, out, _ = upcoming("--days", "120")
    assert code == 0
    assert "2026-09-24   in 115 days  Meta Graph API v20.0 ends" in out
    assert "64 days before your peak black-friday; the freeze starts 2026-11-06" in out
    assert "facebook_leads_to_salesforce.py:14  @lagovia/marketing-ops" in out
    assert "2026-09-28   in 119 days  black-friday: preparation begins" in out


def test_without_a_season_it_says_so(tmp_path, capsys):
    (tmp_path / "autodebt.toml").write_text("seasons = []\n")
    (tmp_path / "sync.py").write_text("print('done')\n")
    assert main(["upcoming", str(tmp_path), *DAY, "--days", "1"]) == 0
    assert capsys.readouterr().out == (
        "nothing is known to happen from 2026-06-01 to 2026-06-02; "
        "no season is configured, and none is looked at\n"
    )


def test_what_comes_after_the_last_day_is_left_out(upcoming):
    _, out, _ = upcoming("--days", "30")
    assert "2026-06-26    in 25 days  1 finding will block" in out
    assert "retires on 2026-09-24, in 90 days: high" in out
    assert "ends" not in out
    _, out, _ = upcoming("--days", "0")
    assert out == "nothing is known to happen from 2026-06-01 to 2026-06-01\n"


def test_for_programs(upcoming):
    _, out, _ = upcoming("--days", "120", "--output-format", "json")
    shown = json.loads(out)
    assert shown["schema"] == 1
    kinds = [event["kind"] for event in shown["events"]]
    assert kinds == ["block", "block", "retirement", "retirement", "block", "season"]
    assert shown["events"][3]["uses"] == [
        {"path": "facebook_leads_to_salesforce.py", "line": 14, "owner": "@lagovia/marketing-ops"}
    ]


def test_as_a_table(upcoming):
    _, out, _ = upcoming("--days", "120", "--output-format", "markdown")
    lines = out.splitlines()
    assert lines[2] == "| day | in | what | owners | where |"
    assert all(line.count("|") == 6 for line in lines[2:])


def test_as_a_calendar_whose_entries_keep_their_identity(upcoming):
    icalendar = pytest.importorskip("icalendar")
    _, out, _ = upcoming("--days", "120", "--output-format", "ics")
    _, later, _ = upcoming("--days", "119", "--output-format", "ics")
    entries, same = (
        {str(entry["uid"]): entry for entry in icalendar.Calendar.from_ical(text).walk("VEVENT")}
        for text in (out, later)
    )
    assert len(entries) == 6
    assert set(entries) == set(same)
    assert {str(entry["dtstart"].dt) for entry in entries.values()} == {
        "2026-06-02",
        "2026-06-26",
        "2026-08-31",
        "2026-09-24",
        "2026-09-28",
    }


def test_the_calendar_says_which_package_it_needs(upcoming, monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    code, out, err = upcoming("--output-format", "ics")
    assert (code, out) == (2, "")
    assert "pip install 'autodebt-lint[ics]'" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--days", "many"], "--days: not a whole number: many"),
        (["--days", "400"], "--days: more than 366 cannot be known: 400"),
        (["--output-format", "icalendar"], "it is one of text, json, markdown, ics"),
    ],
)
def test_wrong_options(upcoming, arguments, told):
    code, _, err = upcoming(*arguments)
    assert code == 2
    assert told in err
