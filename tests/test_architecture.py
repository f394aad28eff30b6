"""What a run must not load. Who may import whom is judged by ``lint-imports`` (`make lint`)."""

import subprocess
import sys

import pytest

HEAVY = [
    "autodebt_lint.settings.reference",
    "concurrent.futures",
    "fissix",
    "holidays",
    "importlib.metadata",
    "libcst",
    "multiprocessing",
    "networkx",
    "packaging",
    "pathspec",
    "rich",
    "shtab",
    "tomllib",
    "yaml",
]

PROGRAM = """
import sys
from autodebt_lint.cli import main
sys.argv = ["autodebt", *sys.argv[1:]]
try:
    code = main()
except SystemExit as stop:
    code = stop.code
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""

CLEAN = """\
import os

import requests

response = requests.get(os.environ["ORDERS_URL"], timeout=10)
response.raise_for_status()
print(response.json())
"""


def loaded_modules(*arguments: str, cwd) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return set(done.stderr.split())


@pytest.fixture
def modules_of_a_clean_check(tmp_path):
    (tmp_path / "job.py").write_text(CLEAN)
    arguments = ("check", "--no-project", "job.py")
    loaded_modules(*arguments, cwd=tmp_path)  # compiles the rulesets into the cache, once a release
    return loaded_modules(*arguments, cwd=tmp_path)


def test_check_of_one_clean_file_loads_nothing_heavy(modules_of_a_clean_check):
    assert modules_of_a_clean_check & set(HEAVY) == set()


def test_check_does_not_load_its_hosts_or_test_tools(modules_of_a_clean_check):
    others = {
        "astroid",
        "autodebt_lint.testing",
        "flake8",
        "lsprotocol",
        "pygls",
        "pylint",
        "pytest",
    }
    assert modules_of_a_clean_check & others == set()
