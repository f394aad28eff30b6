"""`autodebt season` and its actions."""

import json
from pathlib import Path

import pytest

from autodebt_lint.cli import main
from autodebt_lint.knowledge.seasons import bundled_seasons
from tests.checking import write


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(
        tmp_path,
        {
            "autodebt.toml": 'seasons = ["black-friday"]\n',
            "sync.py": 'import requests\n\n\ndef pull():\n    return requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=5).json()\n',
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("project")
def test_all_bundled_seasons_are_listed(capsys) -> None:
    assert main(["season", "list", "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["seasons"]
    assert [row["season"] for row in told] == list(bundled_seasons())
    assert len(told) >= 18
    assert [row["season"] for row in told if row["chosen"]] == ["black-friday"]


@pytest.mark.usefixtures("project")
def test_a_preview_says_what_will_be_stricter_and_why(capsys) -> None:
    code = main(["season", "preview", "--on", "2026-11-27", "--as-of", "2026-06-01", "--no-cache"])
    told = capsys.readouterr().out
    assert code == 0
    assert "black-friday peak" in told
    assert "medium      high        high because black-friday peak since 2026-11-27" in told


@pytest.mark.usefixtures("project")
def test_a_difference_between_two_days_for_programs(capsys) -> None:
    main(["season", "diff", "2026-06-01", "2026-11-10", "--output-format", "json", "--no-cache"])
    told = json.loads(capsys.readouterr().out)
    assert told["days"] == ["2026-06-01", "2026-11-10"]
    assert told["exit"] == [0, 1]
    assert {change["after"] for change in told["changes"]} <= {"high", "medium"}


def test_a_season_file_is_proved(project, capsys) -> None:
    write(
        project,
        {
            "our.toml": 'id = "our"\nname = "Ours"\nprep = 9\nfreeze_before = 5\npeak = 2\n[anchor]\ndate = "06-23"\n'
        },
    )
    assert main(["season", "check", "our.toml", "--as-of", "2026-06-01"]) == 0
    assert "peak         2026-06-23  2026-06-24" in capsys.readouterr().out
    write(
        project,
        {
            "our.toml": 'id = "our"\nname = "Ours"\nprep = 9\nfreeze_before = 5\npeak = 2\n[anchor]\ndate = "02-30"\n'
        },
    )
    assert main(["season", "check", "our.toml"]) == 2
    assert (
        "our.toml:7: anchor.date: '02-30' is neither MM-DD nor YYYY-MM-DD"
        in capsys.readouterr().err
    )


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["preview"], "preview: name the day"),
        (["diff", "2026-01-01"], "diff: name two days"),
        (["diff", "2026-01-01", "soon"], "'soon' is not a date"),
        (["check"], "check: name the files to prove"),
        (["check", "nothing.toml"], "there is no season file nothing.toml"),
        (["shwo"], "not expected: shwo"),
    ],
)
def test_mistakes(capsys, arguments: list[str], told: str) -> None:
    assert main(["season", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_the_day_begins_at_the_teams_midnight(project, capsys, monkeypatch) -> None:
    import datetime

    class Frozen(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.datetime(2026, 11, 5, 23, 30, tzinfo=datetime.UTC).astimezone(tz)

    monkeypatch.setattr("autodebt_lint.clock.datetime.datetime", Frozen)
    write(project, {"autodebt.toml": 'seasons = ["black-friday"]\ntimezone = "Europe/Berlin"\n'})
    main(["season"])
    assert "v 2026-11-06" in capsys.readouterr().out
    write(project, {"autodebt.toml": 'seasons = ["black-friday"]\ntimezone = "Europe/Berln"\n'})
    assert main(["season"]) == 2
    assert "there is no time zone 'Europe/Berln'" in capsys.readouterr().err
