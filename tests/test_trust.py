"""What is scanned is never run, and the network is never asked.

Every file of the project leaves a mark when it runs, and lies where something might run it: as a
module that the tool itself imports, as a start-up file of Python, of pytest or of setuptools, as a rule
pack, and as what git would start. The interpreter reports what the tool does, by its audit events.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from autodebt_lint.cli.main import COMMANDS

DEBT = (
    "import requests\n\n"
    "rows = requests.get('https://api.hubapi.com/contacts/v1/lists').json()\n"
    "requests.post('https://us1.api.mailchimp.com/3.0/lists', json=rows)\n"
)
#: Modules that the tool imports at some time, and files that Python and its tools run unasked.
TEMPTING = (
    "json.py msgspec.py msgspec/__init__.py jinja2.py holidays.py networkx.py yaml.py pathspec.py packaging.py tomlkit.py "
    "rich.py shtab.py libcst.py radon.py autodebt_pack.py sitecustomize.py usercustomize.py conftest.py setup.py "
    "debt/rules.py noxfile.py pylint_autodebt.py flake8_autodebt.py pygls.py icalendar.py"
).split()
#: What git starts, in a repository that says so.
GIT = (
    "core.fsmonitor core.sshCommand core.editor core.pager diff.external diff.odd.textconv diff.odd.command "
    "filter.odd.clean filter.odd.smudge filter.odd.process merge.odd.driver gpg.program credential.helper"
).split()
#: What is asked of each command; None for those that only write what they are told to, or serve.
ARGUMENTS: dict[str, list[list[str]]] = {
    "baseline": [["create", "--reason=known since spring"], ["show"]],
    "check": [
        ["--output=json=-", "--output=html=report.html", "--output=sarif=report.sarif"],
        ["--new-since=HEAD", "--jobs=2"],
        ["sync.py", "--no-cache"],
    ],
    "completion": [["bash"]],
    "config": [[], ["lead"], ["--schema"]],
    "explain": [["ADL301"]],
    "fix": [["--diff"], ["json.py", "--unsafe"], ["--unsafe", "--allow-dirty"]],
    "gate": [[]],
    "graph": [["--detail"], ["--diff=HEAD"], ["--output-format=html"], ["--hubs"]],
    "history": [["build", "--every=commit"], ["show"], ["export", "-"]],
    "init": [["--dry-run"]],
    "inventory": [[]],
    "knowledge": [["unknown"], ["stale"]],
    "plan": [["--save"]],
    "report": [[], ["--output-format=markdown", "--output-file=report.md"]],
    "rules": [[]],
    "season": [[], ["list"]],
    "suppress": [["--code=ADL301", "--until=2026-12-31", "--reason=retired soon", "--diff"]],
    "upcoming": [[]],
}
UNTRIED = {"server"}
#: The start of the program, watched. A process that breaks a promise ends at once.
WATCHED = """
import os, sys

PROJECT = os.path.realpath(os.getcwd())

def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        end(event, arguments)
    elif event == "exec" and is_of_project(arguments[0].co_filename):
        end(event, arguments[0].co_filename)
    elif event in ("subprocess.Popen", "os.posix_spawn"):
        if os.path.basename(arguments[0]) != "git":
            end(event, arguments)
    elif event in ("os.system", "os.exec", "pty.spawn"):
        end(event, arguments)

def is_of_project(name):
    return not name.startswith("<") and os.path.realpath(name).startswith(PROJECT + os.sep)

def end(*what):
    os.write(2, ("PROMISE BROKEN: %r" % (what,)).encode())
    os._exit(99)

sys.addaudithook(watch)
from autodebt_lint.cli import program
program()
"""


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    """Return the folder into which whatever is run leaves a mark."""
    folder = tmp_path / "marks"
    folder.mkdir()
    return folder


@pytest.fixture
def project(tmp_path: Path, marks: Path) -> Path:
    """Return a repository whose every file wants to be run."""
    root = tmp_path / "project"
    for name in TEMPTING:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"open({str(marks / name.replace('/', '-'))!r}, 'w').close()\n{DEBT}")
    (root / "sync.py").write_text(DEBT)
    (root / "pyproject.toml").write_text(
        "[build-system]\nrequires = []\nbuild-backend = 'setup'\nbackend-path = ['.']\n"
    )
    (root / ".gitattributes").write_text("*.py filter=odd diff=odd merge=odd\n")
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.com"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        subprocess.run([*git, *command], check=True)
    for key in GIT:
        run = f"touch {marks / key}; cat"
        subprocess.run([*git, "config", key, run], check=True)
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman", "pre-auto-gc"):
        file = root / ".git" / "hooks" / hook
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\ntouch {marks / hook}\n")
        file.chmod(0o755)
    (root / "sync.py").write_text(DEBT + "print('changed')\n")
    return root


def surroundings(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a run, with an own cache."""
    return {**os.environ, "AUTODEBT_CACHE_DIR": str(tmp_path / "facts"), "GIT_PAGER": ""}


def test_every_command_is_tried() -> None:
    assert ARGUMENTS.keys() | UNTRIED == COMMANDS.keys()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([command, *arguments], id=" ".join([command, *arguments]))
        for command, variants in ARGUMENTS.items()
        for arguments in variants
    ],
)
def test_nothing_is_run_and_nobody_asked(
    words: list[str], project: Path, marks: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", WATCHED, *words],
        cwd=project,
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "PROMISE BROKEN" not in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
    assert list(marks.iterdir()) == []


def test_python_does_not_take_modules_from_the_project(
    project: Path, marks: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "autodebt_lint", "check", "--no-cache"],
        cwd=project,
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, list(marks.iterdir())) == (1, [])


def test_a_rule_pack_of_the_project_takes_trust(project: Path, marks: Path, tmp_path: Path) -> None:
    place = project / "debt"
    (project / "autodebt.toml").write_text("rule-packs = ['acme-debt']\n")
    about = place / "acme_debt-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-debt\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[autodebt_lint.rules]\nrules = rules\n")
    found_there = {**surroundings(tmp_path), "PYTHONPATH": os.pathsep.join([str(place), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-P", "-c", WATCHED, "check"],
        cwd=project,
        env=found_there,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "PROMISE BROKEN" not in done.stderr
    assert (done.returncode, list(marks.iterdir())) == (2, [])
    assert "trust" in done.stderr


def test_what_watches_sees_what_is_forbidden(tmp_path: Path) -> None:
    """The proof of the proof: a start that breaks each promise is caught."""
    script = tmp_path / "evil.py"
    script.write_text("")
    for deed in (
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import subprocess; subprocess.run(['true'])",
        f"exec(compile('x = 1', {str(script)!r}, 'exec'))",
        "import os; os.system('true')",
    ):
        start = WATCHED.replace("from autodebt_lint.cli import program\nprogram()", deed)
        done = subprocess.run(
            [sys.executable, "-P", "-c", start], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == 99, deed


def test_plain_git_would_run_what_the_project_says(project: Path, marks: Path) -> None:
    subprocess.run(["git", "-C", str(project), "diff"], capture_output=True, check=False)
    assert {mark.name for mark in marks.iterdir()} >= {"core.fsmonitor", "filter.odd.process"}
