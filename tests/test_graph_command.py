"""`autodebt graph` on project folders: pictures, questions, and a difference in git."""

import json
from pathlib import Path

import pytest

from autodebt_lint.cli import main
from tests.checking import git, write

READ = """
import requests

rows = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", timeout=10)
rows.raise_for_status()
"""
WRITE = """
requests.post("https://api.pipedrive.com/api/v2/persons", json=rows.json(), timeout=10).raise_for_status()
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"autodebt.toml": "", "sync.py": READ, "CODEOWNERS": "*.py @lagovia/crm\n"})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_direct_link_fails(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["graph", "--diff", "HEAD"]) == 0
    assert "No link changed since HEAD" in capsys.readouterr().out
    write(project, {"sync.py": READ + WRITE})
    assert main(["graph", "--diff", "HEAD", "--output-format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(link["source"], link["target"]) for link in told["point_to_point"]] == [
        ("hubspot", "pipedrive")
    ]


def test_a_link_that_is_gone_passes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"sync.py": READ + WRITE})
    git(project, "commit", "-qam", "Link")
    write(project, {"sync.py": READ})
    assert main(["graph", "--diff", "HEAD"]) == 0
    assert "Gone since HEAD" in capsys.readouterr().out


def test_a_part_of_the_project_is_compared_with_the_same_part(project: Path, capsys) -> None:
    write(project, {"jobs/other.py": READ + WRITE})
    assert main(["graph", "sync.py", "--diff", "HEAD"]) == 0
    assert main(["graph", "jobs", "--diff", "HEAD"]) == 1
    capsys.readouterr()


def test_only_a_shallow_clone_is_told_to_fetch_more(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    assert main(["graph", "--diff", "nothing"]) == 2
    assert "unshallow" not in capsys.readouterr().err
    git(project, "commit", "--allow-empty", "-qm", "Go on")
    clone = tmp_path / "clone"
    git(project, "clone", "-q", "--depth=1", project.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    assert main(["graph", "--diff", "nothing"]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err


def test_outside_of_git_nothing_is_compared(tmp_path: Path, monkeypatch, capsys) -> None:
    write(tmp_path, {"autodebt.toml": "", "sync.py": READ})
    monkeypatch.chdir(tmp_path)
    assert main(["graph", "--diff", "main"]) == 2
    told = capsys.readouterr().err
    assert "not a git repository" in told
    assert "unshallow" not in told


@pytest.mark.parametrize("revision", ["nothing", "--output=x", "HEAD:sync.py", ""])
def test_a_revision_that_git_does_not_know(project: Path, capsys, revision: str) -> None:
    del project
    assert main(["graph", f"--diff={revision}"]) == (2 if revision else 0)
    assert "knows no revision" in capsys.readouterr().err or not revision


def test_what_a_repository_configures_is_not_run(project: Path, tmp_path: Path, capsys) -> None:
    trap = tmp_path / "trap.sh"
    write(tmp_path, {"trap.sh": f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n"})
    trap.chmod(0o755)
    write(project, {".gitattributes": "*.py filter=trap diff=trap export-subst\n"})
    for key in (
        "core.fsmonitor",
        "filter.trap.smudge",
        "filter.trap.clean",
        "diff.trap.textconv",
        "core.pager",
    ):
        git(project, "config", key, str(trap))
    assert main(["graph", "--diff", "HEAD"]) == 0
    assert not (tmp_path / "sprung").exists()
    capsys.readouterr()


def test_what_breaks_names_owners(project: Path, capsys) -> None:
    write(project, {"sync.py": READ + WRITE})
    assert main(["graph", "--impact", "HubSpot"]) == 0
    told = capsys.readouterr().out
    assert "sync.py  @lagovia/crm" in told
    assert "Pipedrive" in told


def test_a_system_that_is_not_there_is_told(project: Path, capsys) -> None:
    del project
    assert main(["graph", "--impact", "hubspt"]) == 2
    assert "did you mean hubspot?" in capsys.readouterr().err


def test_one_question_at_a_time(project: Path, capsys) -> None:
    del project
    assert main(["graph", "--hubs", "--metrics"]) == 2
    assert "one question at a time" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["text", "json", "markdown", "mermaid", "dot", "graphml", "html"])
def test_every_picture_names_the_systems(project: Path, capsys, name: str) -> None:
    write(project, {"sync.py": READ + WRITE})
    assert main(["graph", "--output-format", name]) == 0
    told = capsys.readouterr().out
    assert "HubSpot" in told
    assert "Pipedrive" in told


BUS = """
TAKERS = {}

def on(kind):
    def keep(function):
        TAKERS[kind] = function
        return function
    return keep

def publish(kind, row, client):
    TAKERS[kind](row, client)
"""
MAIN = """
import requests
import takers
from bus import publish
from clients import Sender

def main():
    rows = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", timeout=10).json()
    publish("deal", rows, Sender())
"""
SENDER = """
import requests

class Sender:
    def send(self, row):
        requests.post("https://api.pipedrive.com/api/v2/persons", json=row, timeout=10)
"""
TAKERS = """
from bus import on

@on("deal")
def take(row, client):
    client.send(row)
"""


@pytest.mark.parametrize(
    ("bus", "found"),
    [
        pytest.param(BUS, [("hubspot", "pipedrive")], id="registered"),
        pytest.param(BUS.replace("[kind] = function", "[kind] = print"), [], id="not kept"),
    ],
)
def test_a_file_that_only_registers_what_a_bus_calls(
    project: Path, capsys: pytest.CaptureFixture[str], bus: str, found: list[tuple[str, str]]
) -> None:
    first = {
        "bus.py": bus,
        "main.py": MAIN,
        "clients.py": SENDER,
        "takers.py": "from bus import on\n",
    }
    write(project, first)
    assert main(["graph", "--output-format", "json"]) == 0
    capsys.readouterr()
    write(project, {"takers.py": TAKERS})  # with what was kept of the run before
    assert main(["graph", "--output-format", "json"]) == 0
    links = json.loads(capsys.readouterr().out)["links"]
    sure = [link for link in links if link["confidence"] != "low"]
    assert [(link["source"], link["target"]) for link in sure] == found


WRAP = """
import functools
import clients

def with_client(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        kwargs.setdefault("client", clients.make())
        return function(*args, **kwargs)
    return inner
"""
CLIENTS = """
import requests

class Client:
    def deals(self):
        return requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=10).json()

    def send(self, rows):
        requests.post("https://api.pipedrive.com/api/v2/persons", json=rows, timeout=10)

def make():
    return Client()
"""
JOB = """
from wrap import with_client

@with_client
def sync(client):
    client.send(client.deals())
"""


@pytest.mark.parametrize(
    ("wrap", "found"),
    [
        pytest.param(WRAP, [("hubspot", "pipedrive")], id="given a client"),
        pytest.param(
            WRAP.replace('"client", clients.make()', '"size", 7'), [], id="given a number"
        ),
    ],
)
def test_a_file_whose_functions_a_decorator_gives_what_they_use(
    project: Path, capsys: pytest.CaptureFixture[str], wrap: str, found: list[tuple[str, str]]
) -> None:
    write(project, {"wrap.py": wrap, "clients.py": CLIENTS, "job.py": JOB})
    assert main(["graph", "--output-format", "json"]) == 0
    links = json.loads(capsys.readouterr().out)["links"]
    sure = [link for link in links if link["confidence"] != "low"]
    assert [(link["source"], link["target"]) for link in sure] == found


BUS_OF_CLASSES = """
from collections import defaultdict
from .events import Event

class Bus:
    def __init__(self):
        self.takers = defaultdict(list)
    def on(self, kind):
        def keep(taker):
            self.takers[kind].append(taker)
            return taker
        return keep
    def publish(self, event: Event):
        for taker in self.takers[type(event)]:
            taker(event)

bus = Bus()
"""
EVENTS = """
from dataclasses import dataclass, field
from datetime import datetime

@dataclass(kw_only=True)
class Event:
    at: datetime = field(default_factory=lambda: datetime.now())

@dataclass(kw_only=True)
class Won(Event):
    deal: dict

@dataclass(kw_only=True)
class Lost(Event):
    deal: dict
"""
WATCHER = """
import requests
from . import Won, bus

def poll():
    for deal in requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=9).json():
        bus.publish(Won(deal=deal))
"""
TAKER = """
import requests
from . import Lost, Won, bus

@bus.on(Won)
def won(event):
    requests.post("https://api.pipedrive.com/api/v2/persons", json=event.deal, timeout=10)
"""


@pytest.mark.parametrize(
    ("taker", "found"),
    [
        pytest.param(TAKER, [("hubspot", "pipedrive")], id="of the event"),
        pytest.param(TAKER.replace("on(Won)", "on(Lost)"), [], id="of another event"),
    ],
)
def test_a_bus_that_finds_takers_by_the_class_of_an_event(
    project: Path, capsys: pytest.CaptureFixture[str], taker: str, found: list[tuple[str, str]]
) -> None:
    texts = {
        "shop/__init__.py": "from .bus import bus\nfrom .events import Lost, Won\n",
        "shop/bus.py": BUS_OF_CLASSES,
        "shop/events.py": EVENTS,
        "shop/watcher.py": WATCHER,
        "shop/taker.py": taker,
    }
    write(project, texts)
    assert main(["graph", "--output-format", "json"]) == 0
    links = json.loads(capsys.readouterr().out)["links"]
    sure = [link for link in links if link["confidence"] != "low"]
    assert [(link["source"], link["target"]) for link in sure] == found
