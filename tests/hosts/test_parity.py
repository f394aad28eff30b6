"""Over the cases of every rule a host shows the places and codes that ``autodebt check --no-project`` shows.

The corpus is what the rules' documents and Markdown cases are made of: each case's files in a folder of
its own. What a host cannot parse, Python 2 above all, it does not hand to plugins.
"""

from pathlib import Path

import pytest

from autodebt_lint.rules import all_rules
from autodebt_lint.testing import cases_in_docstring, cases_in_markdown
from tests.hosts.running import Line, autodebt_lines
from tests.hosts.test_flake8 import flake8_lines
from tests.hosts.test_pylint import pylint_lines

pytestmark = pytest.mark.hosts

CASES = Path(__file__).parent.parent / "rules"
ONLY_ELSEWHERE = {
    "ADL001": "a rule that crashes",
    "ADL002": "files that hosts do not parse either",
    "ADL205": "manifests are no Python",
    "ADL206": "manifests are no Python",
    "ADL208": "hosts do not parse Python 2",
    "ADL209": "manifests are no Python",
}
"""Rules that look at one module, and what keeps them out of a host."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the Python files of all cases; no configuration of a case goes with them."""
    folder = tmp_path_factory.mktemp("corpus")
    # A case's own settings may switch rules off: all files are judged by the defaults.
    (folder / "autodebt.toml").write_text("seasons = []\n")
    for code, rule in all_rules().items():
        cases = cases_in_docstring(rule)
        page = CASES / f"{code}.md"
        if page.exists():
            cases += cases_in_markdown(page.read_text("utf-8"), code)
        for number, case in enumerate(cases):
            for name, data in case.sources.items():
                if name.endswith(".py"):
                    path = folder / f"{code.lower()}_{number}" / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def expected(corpus: Path) -> set[Line]:
    return autodebt_lines(".", cwd=corpus)


def codes_of(lines: set[Line]) -> set[str]:
    return {code for _, _, code in lines}


def assert_alike(shown: set[Line], expected: set[Line], unparsed: set[str]) -> None:
    assert {line for line in shown if line[0] not in unparsed} == {
        line for line in expected if line[0] not in unparsed
    }
    seen_by_hosts = {
        code for code, rule in all_rules().items() if rule.module_check is not None
    } - ONLY_ELSEWHERE.keys()
    assert seen_by_hosts <= codes_of(shown)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_flake8(corpus: Path, expected: set[Line], jobs: str) -> None:
    shown = flake8_lines(f"--jobs={jobs}", ".", cwd=corpus)
    unparsed = {path for path, _, code in shown if code.startswith("E9")}
    assert_alike({line for line in shown if line[2].startswith("ADL")}, expected, unparsed)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pylint(corpus: Path, expected: set[Line], jobs: str) -> None:
    shown = pylint_lines(f"--jobs={jobs}", "--recursive=y", ".", cwd=corpus)
    unparsed = {path for path, _, code in shown if code == "syntax-error"}
    assert_alike({line for line in shown if line[2].startswith("ADL")}, expected, unparsed)
