"""`autodebt inventory`: the automations of a project, and what starts them."""

import json
import subprocess
from pathlib import Path

import pytest

from autodebt_lint.cli import main
from autodebt_lint.languages.schedules import facts_of
from autodebt_lint.languages.schedules.forms import schedule_form
from tests.checking import write

SYNC = '''\
"""Contacts into the sheet, every morning. More about it follows.

Owner: @lagovia/crm
"""

import gspread
import requests

rows = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", timeout=10)
gspread.service_account().open("Contacts").sheet1.append_rows(rows.json()["results"])
'''
JOB = SYNC + "\nif __name__ == '__main__':\n    print(len(rows.json()))\n"


@pytest.fixture
def triggers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Write a project's files; give what starts each automation."""

    def listed(files: dict[str, str]) -> dict[str, list[str]]:
        write(tmp_path, {"autodebt.toml": "", **files})
        monkeypatch.chdir(tmp_path)
        assert main(["inventory", "--output-format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        return {item["path"]: item["triggers"] for item in told["automations"]}

    return listed


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("crontab", "MAILTO=x\n# all\n0 5 * * 1-5 cd /srv/app && python3 jobs/sync.py --all\n", "cron 0 5 * * 1-5"),
        ("deploy/cron.d/sync", "@daily root /usr/bin/python /srv/app/jobs/sync.py\n", "cron @daily"),
        ("ops.crontab", "*/10 * * * * python -m jobs.sync >> /var/log/x 2>&1\n", "cron */10 * * * *"),
        (
            ".github/workflows/nightly.yml",
            "on:\n  schedule:\n    - cron: '30 4 * * *'\njobs:\n  a:\n    steps:\n      - run: |\n          pip install -r r.txt\n          python jobs/sync.py\n",
            "cron 30 4 * * *",
        ),
        (
            ".github/workflows/manual.yaml",
            "on: [workflow_dispatch]\njobs:\n  a:\n    steps:\n      - run: python sync.py\n        working-directory: jobs\n",
            "event workflow_dispatch",
        ),
    ],
)  # fmt: skip
def test_a_schedule_in_another_file(triggers, path: str, text: str, told: str) -> None:
    assert triggers({"jobs/sync.py": JOB, path: text}) == {"jobs/sync.py": [f"{told} ({path})"]}


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (
            "from airflow import DAG\n\ndag = DAG('sync', schedule_interval='0 5 * * *')\n",
            ["Airflow 0 5 * * *"],
        ),
        (
            "import schedule\n\nschedule.every().day.at('10:30').do(print)\n",
            ["schedule every day at 10:30"],
        ),
        (
            "import schedule\n\nschedule.every(10).minutes.do(print)\n",
            ["schedule every 10 minutes"],
        ),
        ("scheduler.add_job(print, 'cron', hour=5, id='x')\n", ["APScheduler cron hour=5"]),
        ("def lambda_handler(event, context):\n    return 1\n", ["cloud function"]),
        ("@app.route('/hook')\ndef hook():\n    return 1\n", ["web request"]),
        ("x = 1\n", []),
    ],
)
def test_a_schedule_of_its_own(triggers, code: str, told: list[str]) -> None:
    assert triggers({"sync.py": SYNC + code}) == {"sync.py": told}


def test_a_script_that_people_start(triggers) -> None:
    assert triggers({"sync.py": JOB}) == {"sync.py": ["command line"]}


def test_a_script_of_another_name_is_not_meant(triggers) -> None:
    files = {"a/sync.py": SYNC, "b/sync.py": SYNC, "crontab": "0 5 * * * python /srv/x/sync.py\n"}
    assert triggers(files) == {"a/sync.py": [], "b/sync.py": []}


CLIENT = """\
import requests

class Crm:
    def deals(self):
        return requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=10).json()

    @property
    def owners(self):
        return requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10).json()
"""


def test_a_job_that_works_through_a_shared_client(triggers) -> None:
    files = {
        "crm.py": CLIENT,
        "by_method.py": "import crm\n\nfor deal in crm.Crm().deals():\n    print(deal)\n",
        "by_property.py": "import crm\n\nfor owner in crm.Crm().owners:\n    print(owner)\n",
        "by_main.py": "import crm\n\nif __name__ == '__main__':\n    print(crm.Crm().deals())\n",
        "nightly.py": "import crm\n\ndef run():\n    print(crm.Crm().deals())\n",
        "reports.py": "import crm\n\ndef deals():\n    return crm.Crm().deals()\n",
        "idle.py": "import crm\n\nprint(crm.Crm)\n",
        "front.py": "import reports\n\nprint(reports.deals())\n",
        "crontab": "0 5 * * * python nightly.py\n",
    }
    assert triggers(files) == {
        "crm.py": [],
        "by_method.py": [],
        "by_property.py": [],
        "by_main.py": ["command line"],
        "nightly.py": ["cron 0 5 * * * (crontab)"],
        "front.py": [],
    }


def test_an_automation_tells_all_that_a_person_asks(tmp_path: Path, monkeypatch, capsys) -> None:
    write(
        tmp_path,
        {"autodebt.toml": "", "sync.py": JOB, "helper.py": "x = 1\n", "tests/test_x.py": SYNC},
    )
    identity = (
        "-c",
        "user.name=ada",
        "-c",
        "user.email=ada@lagovia.com",
        "-c",
        "commit.gpgsign=false",
    )
    for arguments in (
        ("init", "-q"),
        ("add", "."),
        (*identity, "commit", "-qm", "Begin", "--date=2026-01-02T12:00:00Z"),
    ):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": "2026-01-02T12:00:00Z", "HOME": str(tmp_path)})  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(["inventory", "--output-format", "json"]) == 0
    (item,) = json.loads(capsys.readouterr().out)["automations"]
    assert item == {
        "path": "sync.py",
        "purpose": "Contacts into the sheet, every morning.",
        "owner": "@lagovia/crm",
        "triggers": ["command line"],
        "reads": ["HubSpot"],
        "writes": ["Google Sheets"],
        "last_change": "2026-01-02",
    }


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".github/workflows/a.yml", "on: [\n"),
        (".github/workflows/a.yml", "[" * 5_000),
        (".github/workflows/a.yml", "a: 1\n" * 60_000),
    ],
)
def test_what_cannot_be_read_is_told(path: str, text: str) -> None:
    (loss,) = facts_of(text.encode(), schedule_form(path)).losses
    assert loss.lost


@pytest.mark.parametrize(
    "text",
    [
        "",
        "on: push",
        "jobs: 3",
        "on: push\njobs:\n  a: [1]\n",
        "on: {schedule: 3}\njobs: {a: {steps: [{run: x}]}}",
    ],
)
def test_odd_workflows_run_nothing(text: str) -> None:
    facts = facts_of(text.encode(), "workflow")
    assert (facts.triggers, facts.losses) == ((), ())
