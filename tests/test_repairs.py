"""What holds for every repair, over all cases of all rules and all entries of the rulesets.

`tests.mending.mended` checks of each: the result parses, and a second run changes nothing. The
mending itself has compared the syntax trees, seen the finding go and no other one come.
"""

import ast
import itertools
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from autodebt_lint.fixing.steps import STEPS
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.repair import StepKind
from autodebt_lint.rules import all_rules
from autodebt_lint.session import check_sources, mend_sources
from autodebt_lint.testing import Case, cases_in_docstring, cases_in_markdown
from tests.checking import OFF_SEASON
from tests.mending import EVERYTHING
from tests.test_rulesets import CALLS, LIBRARIES, named

FOLDER = Path(__file__).parent / "rules"
CASES = [
    *(case for rule in all_rules().values() for case in cases_in_docstring(rule)),
    *(
        case
        for path in sorted(FOLDER.glob("*.md"))
        for case in cases_in_markdown(path.read_text("utf-8"), path.stem)
    ),
]
SLICES = 24


def test_every_word_of_the_vocabulary_has_its_function() -> None:
    assert set(STEPS) == set(get_args(StepKind))


def mend(sources: dict[str, bytes], settings) -> tuple[dict[str, bytes], Counter[str], list[str]]:
    """Mend what can be mended, each file by itself: the new files, codes mended, and reasons."""
    report = check_sources(sources, settings, OFF_SEASON, project=False)
    wanted: dict[str, list[Finding]] = {}
    for verdict in report.verdicts:
        finding = verdict.finding
        if finding.repair and finding.repair.steps and finding.path.endswith(".py"):
            wanted.setdefault(finding.path, []).append(finding)
    files = mend_sources(sources, settings, wanted).files if wanted else ()
    done = Counter(finding.code for file in files for finding in file.done)
    reasons = [item.reason for file in files for item in file.refused]
    after = {file.path: file.after for file in files if file.after != file.before}
    return after, done, reasons


def told(report) -> Counter[str]:
    return Counter(verdict.finding.code for verdict in report.verdicts)


@pytest.mark.parametrize("number", range(SLICES))
def test_repairs_of_all_cases(number: int) -> None:
    """A second run changes nothing, what is mended is gone, and nothing new is found."""
    for case in itertools.islice(CASES, number, None, SLICES):
        check_case(case)


def check_case(case: Case) -> None:
    settings = EVERYTHING
    sources = dict(case.sources)
    before = told(check_sources(sources, settings, OFF_SEASON, project=False))
    after, done, _ = mend(sources, settings)
    for data in after.values():
        ast.parse(data)
    sources |= after
    now = told(check_sources(sources, settings, OFF_SEASON, project=False))
    # A plain address is all that is left of one that was unencrypted besides.
    before += Counter({"ADL101": done["ADL103"]})
    for code, count in done.items():
        assert now[code] <= before[code] - count, (case.name, code)
    more = now - before
    assert +more == Counter(), case.name
    again, _, _ = mend(sources, settings)
    assert again == {}, case.name


@pytest.mark.parametrize("call", [call for call in CALLS if call.rename], ids=named)
def test_a_rename_turns_what_is_bad_into_what_is_good(call) -> None:
    after, done, reasons = mend({"script.py": call.bad.encode()}, EVERYTHING)
    assert done["ADL204"] >= 1, reasons
    left = check_sources(after, EVERYTHING, OFF_SEASON, project=False)
    assert told(left)["ADL204"] == 0
    assert call.rename.rpartition(".")[2] in after["script.py"].decode()


@pytest.mark.parametrize("library", [library for library in LIBRARIES if library.rename], ids=named)
def test_a_renamed_module_is_imported_by_its_new_name(library) -> None:
    after, done, reasons = mend({"script.py": library.bad.encode()}, EVERYTHING)
    assert done["ADL201"] + done["ADL202"] >= 1, reasons
    left = check_sources(after, EVERYTHING, OFF_SEASON, project=False)
    assert told(left)["ADL201"] + told(left)["ADL202"] == 0
    modules = {
        name
        for node in ast.walk(ast.parse(after["script.py"]))
        for name in (
            [it.name for it in node.names]
            if isinstance(node, ast.Import)
            else [node.module, f"{node.module}.{node.names[0].name}"]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert any(f"{name}.".startswith(f"{library.rename}.") for name in modules)
