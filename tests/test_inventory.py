"""`autodebt inventory`: the automations of a project, and what starts them."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.cli import main
from autodebt_lint.languages.schedules import facts_of
from autodebt_lint.languages.schedules.forms import schedule_form
from autodebt_lint.linking.scheduling.shell_words import runs
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


def workflow(command: str) -> str:
    """A workflow of GitHub Actions with one step, run at each push."""
    lines = "".join(f"          {line}\n" for line in command.splitlines())
    return f"on: push\njobs:\n  a:\n    steps:\n      - run: |\n{lines}"


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
        ("x = 1\n", ["command line"]),
    ],
)
def test_a_schedule_of_its_own(triggers, code: str, told: list[str]) -> None:
    assert triggers({"sync.py": SYNC + code}) == {"sync.py": told}


def test_a_script_that_people_start(triggers) -> None:
    assert triggers({"sync.py": JOB}) == {"sync.py": ["command line"]}


def test_a_script_of_another_name_is_not_meant(triggers) -> None:
    files = {"a/sync.py": SYNC, "b/sync.py": SYNC, "crontab": "0 5 * * * python /srv/x/sync.py\n"}
    assert triggers(files) == {"a/sync.py": ["command line"], "b/sync.py": ["command line"]}


def test_what_is_no_script_is_not_started_by_itself(triggers) -> None:
    library = SYNC.replace("rows =", "def rows():\n    return").split("gspread.service")[0]
    assert triggers({"shop.py": library}) == {"shop.py": []}


@pytest.mark.parametrize(
    "command",
    [
        "python3 sync.py --all",
        "/srv/venv/bin/python3.12 -u -W ignore sync.py",
        "${PYTHON} sync.py",
        "./sync.py >> sync.log 2>&1",
        "CRM_URL=x ./sync.py",
        "timeout -k 5 600 ./sync.py",
        "flock -n /tmp/lock sudo -u ops ./sync.py",
        "cd /srv && bash -lc 'cd app && python sync.py'",
        "poetry run python sync.py",
        "uv run sync.py",
        "python -m coverage run sync.py",
        "docker compose run --rm app python sync.py",
        "for i in 1 2; do python sync.py $i; done",
        "python \\\n  sync.py",
    ],
)
def test_a_command_that_runs_a_script(triggers, command: str) -> None:
    flow = workflow(command)
    assert triggers({"sync.py": JOB, ".github/workflows/ci.yml": flow}) == {
        "sync.py": ["event push (.github/workflows/ci.yml)"]
    }


@pytest.mark.parametrize(
    "command",
    [
        "flake8 sync.py",
        "black --check sync.py",
        "poetry run ruff check sync.py",
        "python -m black sync.py",
        "python tools/count.py sync.py",
        "cp sync.py /srv/app",
        "git add sync.py",
        "echo done > sync.py",
        "# python sync.py",
    ],
)
def test_a_command_that_only_names_a_script(triggers, command: str) -> None:
    flow = workflow(command)
    assert triggers({"sync.py": JOB, ".github/workflows/ci.yml": flow}) == {
        "sync.py": ["command line"]
    }


@pytest.mark.parametrize("path", ["crontab.txt", "ops/crontab.prod", "nightly.cron", "crontab-eu"])
def test_names_of_crontabs(triggers, path: str) -> None:
    files = {"sync.py": JOB, path: "0 5 * * * python sync.py\n"}
    assert triggers(files) == {"sync.py": [f"cron 0 5 * * * ({path})"]}


def test_a_crontab_of_the_system_names_the_user_first(triggers) -> None:
    files = {"sync.py": JOB, "cron.d/sync": "0 5 * * * ops /srv/app/sync.py\n"}
    assert triggers(files) == {"sync.py": ["cron 0 5 * * * (cron.d/sync)"]}


def test_a_rule_of_a_makefile(triggers) -> None:
    made = "PY ?= python3\n\nnightly: rows.csv\n\t@$(PY) sync.py --rows $<\n"
    assert triggers({"sync.py": JOB, "Makefile": made}) == {"sync.py": ["make nightly (Makefile)"]}


def test_a_script_of_a_shell(triggers) -> None:
    files = {"sync.py": JOB, "ops/run.sh": "#!/bin/sh\ncd /srv/app\npython sync.py\n"}
    assert triggers(files) == {"sync.py": ["shell script (ops/run.sh)"]}


def test_what_starts_a_shell_starts_what_it_runs(triggers) -> None:
    files = {
        "sync.py": JOB,
        "run.sh": "python sync.py\n",
        "nightly.sh": ". ./env.sh\nbash ./run.sh\n",
        "crontab": "0 5 * * * /srv/app/nightly.sh >> /var/log/nightly 2>&1\n",
    }
    assert triggers(files) == {"sync.py": ["cron 0 5 * * * (crontab)"]}


def test_shells_that_start_each_other_end(triggers) -> None:
    files = {"sync.py": JOB, "a.sh": "./b.sh\n" * 99, "b.sh": "./a.sh\npython sync.py\n" * 99}
    assert triggers(files) == {"sync.py": ["command line"]}


def test_a_document_in_a_shell_is_no_command(triggers) -> None:
    files = {"sync.py": JOB, "help.sh": "cat <<'END'\npython sync.py\nEND\necho done\n"}
    assert triggers(files) == {"sync.py": ["command line"]}


@given(
    path=st.sampled_from(["run.sh", "Makefile", "crontab", "cron.d/all"]),
    text=st.lists(
        st.sampled_from(
            ["A=", "$A", "${A}", "$(A)", "$(", "`", "'", '"', "\\\n", "\n", "\t", " ", "<<A", "all:", "a.py", "* "]
        ),
        max_size=40,
    ).map("".join),
)  # fmt: skip
def test_whatever_runs_scripts_is_read(path: str, text: str) -> None:
    facts = facts_of(text.encode(), schedule_form(path))
    assert facts.losses == ()
    for trigger in facts.triggers:
        assert all(len(run.words) <= len(text) for run in runs(trigger.command))


def test_a_page_about_crontabs_is_none(triggers) -> None:
    files = {"sync.py": JOB, "crontab.md": "0 5 * * * python sync.py\n"}
    assert triggers(files) == {"sync.py": ["command line"]}


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
        "by_method.py": ["command line"],
        "by_property.py": ["command line"],
        "by_main.py": ["command line"],
        "nightly.py": ["cron 0 5 * * * (crontab)"],
        "front.py": ["command line"],
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
