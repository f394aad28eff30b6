"""The built wheel in a fresh virtual environment, with no checkout beside it."""

import json
import sys
import zipfile
from pathlib import Path

import pytest

from tests.hosts.running import DAY, start

pytestmark = pytest.mark.install


@pytest.fixture(scope="module")
def wheel(repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    start(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder,
        repository, cwd=folder,
    )  # fmt: skip
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def programs(wheel, tmp_path_factory) -> Path:
    """Return the folder of programs of an environment with nothing but the wheel and its hosts."""
    environment = tmp_path_factory.mktemp("fresh")
    start(sys.executable, "-m", "venv", environment, cwd=environment)
    programs = environment / "bin"
    start(
        programs / "python", "-m", "pip", "install", "--quiet", f"{wheel}[flake8,pylint]",
        cwd=environment,
    )  # fmt: skip
    return programs


def test_wheel_holds_the_tool_its_plugins_and_its_rulesets(wheel, repository):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "autodebt_lint/py.typed",
        "flake8_autodebt/__init__.py",
        "pylint_autodebt/__init__.py",
    } <= names
    rulesets = {
        f"autodebt_lint/{file.relative_to(repository).as_posix()}"
        for file in (repository / "rulesets").rglob("*.toml")
    }
    assert rulesets
    assert rulesets <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "autodebt_lint",
        "flake8_autodebt",
        "pylint_autodebt",
    }


def test_both_names_start_the_tool(programs, tmp_path):
    for name in ("autodebt", "autodebt-lint"):
        assert "ADL301" in start(programs / name, "rules", cwd=tmp_path)


def test_findings_are_those_of_the_checkout(programs, example, tmp_path):
    arguments = ("check", "--output-format", "json", "--as-of", DAY, example)
    installed = start(programs / "autodebt", *arguments, cwd=tmp_path, expect=(0, 1))
    checkout = start(sys.executable, "-m", "autodebt_lint", *arguments, cwd=tmp_path, expect=(0, 1))
    assert json.loads(installed)["findings"] == json.loads(checkout)["findings"]


def test_hosts_find_the_plugins(programs, tmp_path):
    (tmp_path / "job.py").write_text("import requests\nrequests.get(url)\n")
    flake8 = start(
        programs / "flake8", "--isolated", "--select=ADL", "job.py", cwd=tmp_path, expect=[1]
    )
    assert "ADL301" in flake8
    pylint = start(
        programs / "pylint", "--load-plugins=pylint_autodebt", "--disable=all",
        "--enable=request-without-timeout", "job.py", cwd=tmp_path, expect=[4],
    )  # fmt: skip
    assert "W9301" in pylint
