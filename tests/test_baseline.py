"""`autodebt baseline` and `check --new-since` on project folders and repositories with history."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from autodebt_lint.cli import main
from tests.checking import git, write

GET = 'import requests\n\n\ndef pull():\n    return requests.get("https://api.hubapi.com/crm/v3/objects/deals").json()\n'
PUT = '\n\ndef push():\n    requests.put("https://api.hubapi.com/crm/v3/objects/deals/1", json={}).raise_for_status()\n'
NAME = ".autodebt-baseline.json"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"autodebt.toml": "seasons = []\nfail-on = 'low'\n", "jobs/sync.py": GET})
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(capsys, *arguments: str) -> dict[str, Any]:
    code = main(["check", "--output-format", "json", "--no-cache", *arguments])
    told = json.loads(capsys.readouterr().out)
    assert told["exit"] == code
    return told


def test_old_findings_pass_and_new_ones_fail(project: Path, capsys) -> None:
    assert report(capsys)["exit"] == 1
    assert main(["baseline", "create", "--reason", "before we began"]) == 0
    assert "accepted findings" in capsys.readouterr().err
    told = report(capsys)
    assert (told["exit"], told["findings"]) == (0, [])
    assert told["known"] > 0
    assert told["compared"] == [f"baseline {NAME}"]
    write(project, {"jobs/sync.py": GET + PUT})
    told = report(capsys)
    assert told["exit"] == 1
    assert {finding["line"] for finding in told["findings"]} == {9}
    assert report(capsys, "--no-baseline")["known"] == 0


def test_a_moved_and_renamed_file_stays_known(project: Path, capsys) -> None:
    main(["baseline", "create", "--reason", "before we began"])
    (project / "jobs/sync.py").rename(project / "nightly.py")
    write(project, {"nightly.py": '"""Nightly."""\n\n' + GET})
    assert report(capsys)["findings"] == []
    main(["baseline", "prune"])
    entries = json.loads((project / NAME).read_text())["accepted"]
    assert {entry["path"] for entry in entries} == {"nightly.py"}


def test_prune_only_takes_out(project: Path, capsys) -> None:
    main(["baseline", "create", "--reason", "before we began"])
    before = (project / NAME).read_text()
    write(project, {"jobs/sync.py": GET + PUT})
    main(["baseline", "prune"])
    assert (project / NAME).read_text() == before
    write(project, {"jobs/sync.py": "import os\n"})
    main(["baseline", "prune"])
    assert json.loads((project / NAME).read_text())["accepted"] == []
    capsys.readouterr()


def test_prune_of_a_part_keeps_the_rest(project: Path, capsys) -> None:
    write(project, {"other/load.py": GET})
    main(["baseline", "create", "--reason", "before we began"])
    write(project, {"jobs/sync.py": "import os\n", "other/load.py": "import os\n"})
    main(["baseline", "prune", "jobs"])
    entries = json.loads((project / NAME).read_text())["accepted"]
    assert {entry["path"] for entry in entries} == {"other/load.py"}
    capsys.readouterr()


def test_accept_adds_some_with_reason_owner_and_last_day(project: Path, capsys) -> None:
    code = main(
        ["baseline", "accept", "--select", "ADL301", "--reason", "retired in May", "--owner", "@crm", "--until", "2999-05-31"]
    )  # fmt: skip
    assert code == 0
    entries = json.loads((project / NAME).read_text())["accepted"]
    assert [(entry["rule"], entry["owner"], entry["until"]) for entry in entries] == [
        ("ADL301", "@crm", "2999-05-31")
    ]
    capsys.readouterr()
    main(["baseline", "show"])
    assert "retired in May (debt, @crm, until 2999-05-31)" in capsys.readouterr().out
    assert "ADL301" not in {finding["code"] for finding in report(capsys)["findings"]}


@pytest.mark.parametrize("reason", ["", "-", "TODO", " later "])
def test_a_vague_reason_is_none(project: Path, capsys, reason: str) -> None:
    assert main(["baseline", "create", f"--reason={reason}"]) == 2
    assert "say in words" in capsys.readouterr().err
    assert not (project / NAME).exists()


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"schema": 9}', '{"schema":1,"accepted":[{"rule":1}]}', "<<<<<<< HEAD"],
)
def test_a_damaged_baseline_is_told(project: Path, capsys, content: str) -> None:
    write(project, {NAME: content})
    assert main(["check"]) == 2
    assert NAME in capsys.readouterr().err


@pytest.mark.parametrize(
    "path", ["../../x.py", "/etc/passwd", "a\\u0000b", "x" * 9_000, "\\ud800.py"]
)
def test_odd_paths_in_a_baseline_are_of_no_harm(project: Path, capsys, path: str) -> None:
    entry = f'{{"rule":"ADL301","path":"{path}","statement":"0","reason":"odd"}}'
    write(project, {NAME: f'{{"schema":1,"accepted":[{entry}]}}'})
    assert main(["check", "--no-cache"]) in {1, 2}
    assert "internal error" not in capsys.readouterr().err


def test_lost_text_that_is_accepted_clears_its_exit_code(project: Path, capsys) -> None:
    write(
        project,
        {"jobs/broken.py": "import requests\nrequests.get(\n  'https://x.com'\n)))\n\x00 def (:\n"},
    )
    assert report(capsys)["exit"] == 3
    main(["baseline", "create", "--reason", "an old export, kept for the record"])
    capsys.readouterr()
    assert report(capsys)["exit"] == 0


def test_only_what_is_new_since_a_revision_fails(project: Path, capsys) -> None:
    told = report(capsys, "--new-since", "HEAD")
    assert (told["exit"], told["compared"]) == (0, ["HEAD"])
    write(project, {"jobs/sync.py": "import os\n" + GET + PUT})
    told = report(capsys, "--new-since", "HEAD")
    assert {finding["line"] for finding in told["findings"]} == {10}
    git(project, "mv", "jobs/sync.py", "nightly.py")
    told = report(capsys, "--new-since", "HEAD")
    assert {(f["path"], f["line"]) for f in told["findings"]} == {("nightly.py", 10)}


def test_where_two_branches_parted_counts(project: Path, capsys) -> None:
    git(project, "checkout", "-qb", "feature")
    write(project, {"jobs/sync.py": GET + PUT})
    git(project, "commit", "-qam", "Push")
    git(project, "checkout", "-q", "main")
    write(project, {"jobs/sync.py": "import os\n"})
    git(project, "commit", "-qam", "Empty")
    git(project, "checkout", "-q", "feature")
    told = report(capsys, "--new-since", "main")
    assert {finding["line"] for finding in told["findings"]} == {9}


def test_a_link_between_modules_that_is_old_is_known(project: Path, capsys) -> None:
    write(
        project,
        {
            "client.py": GET,
            "mail.py": "import requests\nfrom client import pull\n"
            'requests.post("https://us1.api.mailchimp.com/3.0/lists", json=pull(), timeout=5).raise_for_status()\n',
        },
    )
    git(project, "add", ".")
    git(project, "commit", "-qm", "Link")
    write(project, {"client.py": "import os\n" + GET})
    told = report(capsys, "--new-since", "HEAD", "--select", "ADL401")
    assert (told["findings"], told["known"]) == ([], 1)


@pytest.mark.parametrize("revision", ["nothing", "HEAD~9", "--output=x"])
def test_an_unknown_revision_is_told(project: Path, capsys, revision: str) -> None:
    del project
    assert main(["check", f"--new-since={revision}"]) == 2
    assert "knows no revision" in capsys.readouterr().err


def test_a_shallow_clone_says_what_it_lacks(
    project: Path, tmp_path: Path, monkeypatch, capsys
) -> None:
    write(project, {"jobs/sync.py": GET + PUT})
    git(project, "commit", "-qam", "Push")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert main(["check", "--new-since", "HEAD~1"]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err


def test_what_a_comment_silenced_too_long_is_not_accepted(project: Path, capsys) -> None:
    expired = "  # autodebt: ignore[ADL301] until=2020-01-01 an old promise"
    write(project, {"jobs/sync.py": GET.replace(".json()\n", f".json(){expired}\n")})
    main(["baseline", "create", "--reason", "before we began"])
    capsys.readouterr()
    assert {finding["code"] for finding in report(capsys)["findings"]} >= {"ADL301", "ADL004"}


def test_a_phase_lets_a_rule_in(project: Path, capsys) -> None:
    season = (
        'id = "sale"\nname = "Sale"\nprep = 0\nfreeze_before = 0\npeak = 9\n[anchor]\ndate = "11-01"\n'
        '[phases.peak]\nenable = ["ADL301"]\nfail_on = "info"\n'
    )
    write(
        project,
        {"sale.toml": season, "autodebt.toml": 'seasons = ["sale.toml"]\nignore = ["ADL301"]\n'},
    )
    codes = {
        day: {finding["code"] for finding in report(capsys, "--as-of", day)["findings"]}
        for day in ("2026-10-01", "2026-11-03")
    }
    assert "ADL301" not in codes["2026-10-01"]
    assert "ADL301" in codes["2026-11-03"]
    told = report(capsys, "--as-of", "2026-10-20")
    assert told["exit"] == 0
    assert {finding["blocks_from"] for finding in told["findings"]} == {"2026-11-01"}
    assert report(capsys, "--as-of", "2026-11-03")["fail_on"] == "info"


@pytest.mark.usefixtures("project")
def test_known_findings_are_in_the_log_for_code_scanning(capsys) -> None:
    main(["baseline", "create", "--reason", "before we began"])
    capsys.readouterr()
    main(["check", "--output-format", "sarif", "--no-cache"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert results
    assert {result["baselineState"] for result in results} == {"unchanged"}
    assert {result["suppressions"][0]["kind"] for result in results} == {"external"}


def test_a_project_below_the_root_of_its_repository(tmp_path: Path, monkeypatch, capsys) -> None:
    write(tmp_path, {"etl/autodebt.toml": "seasons = []\nfail-on = 'low'\n", "etl/sync.py": GET})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    monkeypatch.chdir(tmp_path / "etl")
    git(tmp_path, "mv", "etl/sync.py", "etl/nightly.py")
    write(tmp_path, {"etl/nightly.py": GET + PUT})
    told = report(capsys, "--new-since", "HEAD")
    assert {(f["path"], f["line"]) for f in told["findings"]} == {("nightly.py", 9)}


def test_what_is_paid_back_and_borrowed_again_is_new(project: Path, capsys) -> None:
    main(["baseline", "create", "--reason", "before we began"])
    write(project, {"jobs/sync.py": "import os\n"})
    main(["baseline", "prune"])
    write(project, {"jobs/sync.py": GET})
    capsys.readouterr()
    told = report(capsys)
    assert (told["exit"], told["known"]) == (1, 0)


def test_no_day_of_a_year_makes_a_change_fail_that_touched_nothing(project: Path, capsys) -> None:
    """A repository with history through a year of days: the calendar blocks main, and no pull request."""
    write(
        project, {"autodebt.toml": 'seasons = ["black-friday", "quarter-end", "year-end-close"]\n'}
    )
    git(project, "commit", "-qam", "Plan around seasons")
    git(project, "checkout", "-qb", "feature")
    write(project, {"README.md": "Nightly jobs.\n"})
    git(project, "add", ".")
    git(project, "commit", "-qm", "Say what it is")
    main_fails = []
    for month in range(1, 13):
        for day in (1, 27):
            on = f"2026-{month:02}-{day:02}"
            assert report(capsys, "--new-since", "main", "--as-of", on)["exit"] == 0
            main_fails.append(report(capsys, "--as-of", on)["exit"])
    assert set(main_fails) == {0, 1}


def test_the_debt_ratio_of_new_code_is_set_against_its_lines(project: Path, capsys) -> None:
    write(project, {"jobs/old.py": "x = 1\n" * 500})
    git(project, "add", ".")
    git(project, "commit", "-qm", "Old lines")
    conditions = '[[gate]]\nmeasure = "debt-ratio"\nlimit = 5\n'
    write(project, {"autodebt.toml": conditions, "jobs/sync.py": GET + PUT})

    def ratio(*arguments: str) -> float:
        main(["gate", "--output-format", "json", "--no-cache", *arguments])
        value: float = json.loads(capsys.readouterr().out)["conditions"][0]["value"]
        return value

    told = report(capsys, "--new-since", "HEAD")
    minutes = told["statistics"]["effort_minutes"]
    new = (GET + PUT).count("\n") - GET.count("\n")
    assert ratio("--new-since", "HEAD") == round(100 * minutes / (30 * new), 2)
    assert ratio() < 5


def test_annotations_begin_with_the_lines_of_the_change(project: Path, capsys) -> None:
    many = "".join(
        f"\n\ndef pull_{n}():\n    return requests.get('https://api.hubapi.com/{n}').json()\n"
        for n in range(12)
    )
    write(project, {"a.py": "import requests\n" + many, "autodebt.toml": "seasons = []\n"})
    git(project, "add", ".")
    git(project, "commit", "-qm", "Much")
    write(project, {"jobs/sync.py": GET + PUT})
    main(["check", "--output-format", "github", "--new-since", "HEAD", "--no-cache"])
    lines = capsys.readouterr().out.splitlines()
    for level in ("error", "warning", "notice"):
        placed = [line for line in lines if line.startswith(f"::{level}") and "file=" in line]
        changed = ["file=jobs/sync.py,line=9" in line for line in placed]
        assert changed == sorted(changed, reverse=True)
    assert sum("file=jobs/sync.py,line=9" in line for line in lines) > 1


def test_the_log_for_code_scanning_holds_githubs_own_hash(project: Path, capsys) -> None:
    from autodebt_lint.engine.line_hash import line_hashes

    main(["check", "--output-format", "sarif", "--no-cache"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    expected = line_hashes((project / "jobs/sync.py").read_text(), {5}, lambda _: True)[5]
    assert {r["partialFingerprints"]["primaryLocationLineHash"] for r in results} == {expected}


def test_what_is_accepted_is_so_on_the_standard_input(project: Path, capsys, monkeypatch) -> None:
    main(["baseline", "create", "--reason", "before we began"])
    capsys.readouterr()
    text = (project / "jobs/sync.py").read_bytes()
    for more, exit_code in ((b"", 0), (PUT.encode(), 1)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text + more)))
        told = report(capsys, "--stdin-filename", "jobs/sync.py")
        assert told["exit"] == exit_code
