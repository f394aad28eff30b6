"""`autodebt init`: a configuration and a baseline for a project that has none."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.cli import main
from autodebt_lint.model.graph import IntegrationGraph
from autodebt_lint.model.knowledge_gap import KnowledgeGap
from autodebt_lint.proposing import configuration
from autodebt_lint.settings import parse_settings
from tests.checking import write

SCRIPT = """import requests

deals = requests.get("https://api.hubapi.com/crm/v3/objects/deals").json()
requests.post("https://erp.lagovia.example.org/api/deals", json=deals)
"""
PYPROJECT = '[project]\nname = "jobs"  # ours\n\n[tool.ruff]\nline-length = 100\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"sync.py": SCRIPT, ".git/HEAD": ""})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUTODEBT_AS_OF", "2026-12-28")
    return tmp_path


def test_from_then_on_only_new_debt_fails(project: Path, capsys) -> None:
    assert main(["check", "--no-cache"]) == 1
    assert main(["init", "--no-cache"]) == 0
    told = capsys.readouterr().out
    assert ".autodebt-baseline.json" in told
    assert "would fail a run today, but for the baseline" in told
    assert main(["check", "--no-cache"]) == 0
    write(project, {"more.py": SCRIPT})
    assert main(["check", "--no-cache"]) == 1
    capsys.readouterr()


def test_it_proposes_by_what_the_code_talks_to(project: Path, capsys) -> None:
    assert main(["init", "--no-cache"]) == 0
    settings = parse_settings((project / "autodebt.toml").read_text())
    assert settings.seasons[:2] == ("quarter-end", "year-end-close")
    assert ("crm-sync", ("hubspot",)) in [(p.id, p.systems) for p in settings.processes]
    capsys.readouterr()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_pyproject_keeps_all_that_it_has(project: Path, capsys, newline: str) -> None:
    before = PYPROJECT.replace("\n", newline).encode()
    (project / "pyproject.toml").write_bytes(before)
    assert main(["init", "--no-cache"]) == 0
    after = (project / "pyproject.toml").read_bytes()
    assert after.startswith(before.rstrip())
    assert after.count(b"\n") == after.count(newline.encode())
    assert "crm-sync" in tomllib.loads(after.decode())["tool"]["autodebt"]["processes"]
    assert not (project / "autodebt.toml").exists()
    capsys.readouterr()


def test_a_dry_run_writes_nothing(project: Path, capsys) -> None:
    assert main(["init", "--dry-run", "--no-cache"]) == 0
    assert parse_settings(capsys.readouterr().out).processes
    assert sorted(path.name for path in project.iterdir()) == [".git", "sync.py"]


def test_without_a_baseline(project: Path, capsys) -> None:
    assert main(["init", "--no-baseline", "--no-cache"]) == 0
    assert not (project / ".autodebt-baseline.json").exists()
    assert "fail a run today" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [("autodebt.toml", ""), ("pyproject.toml", "[tool.autodebt]\nlead = 9\n")],
)
def test_a_project_that_is_configured_is_left_alone(project: Path, capsys, name, content) -> None:
    write(project, {name: content})
    assert main(["init", "--no-cache"]) == 2
    assert "configured already" in capsys.readouterr().err
    assert (project / name).read_text() == content


def test_what_is_accepted_says_why(project: Path, capsys) -> None:
    main(["init", "--as-of", "2026-06-01", "--no-cache"])
    entries = json.loads((project / ".autodebt-baseline.json").read_text())["accepted"]
    assert {entry["reason"] for entry in entries} == {
        "there when autodebt was introduced on 2026-06-01"
    }
    capsys.readouterr()


@given(st.lists(st.text(max_size=40), max_size=20))
def test_hostile_hosts_write_no_key(hosts: list[str]) -> None:
    gaps = [KnowledgeGap("host", host, ()) for host in hosts]
    text = configuration(IntegrationGraph((), ()), gaps, lambda _: (), owned=True)
    assert set(tomllib.loads(text)) == {"seasons", "fail-on", "lead", "timezone"}
