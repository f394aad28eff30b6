"""Every rule keeps its word: the examples of its docstring, and the cases of tests/rules/."""

from pathlib import Path

import pytest

from autodebt_lint.rules import all_rules
from autodebt_lint.testing import (
    Case,
    cases_in_docstring,
    cases_in_markdown,
    failure,
    run,
    sections,
)

CASES = Path(__file__).parent / "rules"
HEADINGS = [
    "What it does",
    "Why is this bad?",
    "Example",
    "Use instead",
    "Fix safety",
    "Season",
    "References",
]
NO_SOURCE_SHOWS_IT = {"ADL001"}  # a crash of the tool has no example a user could write

RULES = [pytest.param(rule, id=code) for code, rule in all_rules().items()]


def case_file(code: str) -> list[Case]:
    file = CASES / f"{code}.md"
    return cases_in_markdown(file.read_text("utf-8"), code) if file.exists() else []


def parameters(cases_of):
    return [
        pytest.param(case, id=f"{code}: {case.name}")
        for code, rule in all_rules().items()
        for case in cases_of(code, rule)
    ]


@pytest.mark.parametrize("case", parameters(lambda _, rule: cases_in_docstring(rule)))
def test_docstring(case: Case):
    if problem := failure(case):
        pytest.fail(problem, pytrace=False)


@pytest.mark.parametrize("case", parameters(lambda code, _: case_file(code)))
def test_case(case: Case):
    if problem := failure(case):
        pytest.fail(problem, pytrace=False)


def test_the_usual_day_of_a_case_is_in_no_season():
    (case,) = cases_in_markdown("## empty\n```python\n```\n", "ADL301")
    assert {season.phase for season in run(case).seasons} == {"off-season"}


@pytest.mark.parametrize("rule", RULES)
def test_document_has_the_fixed_headings_in_order(rule):
    assert [heading for heading, _ in sections(rule.doc)] == HEADINGS
    assert all(rule.sections[heading] for heading in HEADINGS)
    assert rule.summary.endswith(".")


@pytest.mark.parametrize("rule", RULES)
def test_document_shows_the_debt_and_the_remedy_in_code(rule):
    if rule.code in NO_SOURCE_SHOWS_IT:
        return
    shown = {case.name.partition(" (")[0] for case in cases_in_docstring(rule)}
    assert shown == {"Example", "Use instead"}


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_a_case_file(rule):
    if rule.code not in NO_SOURCE_SHOWS_IT:
        assert (CASES / f"{rule.code}.md").exists()


def test_every_case_file_belongs_to_a_rule():
    assert {file.stem for file in CASES.iterdir()} <= set(all_rules())


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_named_after_its_file(rule):
    import autodebt_lint.rules

    (folder,) = autodebt_lint.rules.__path__
    stem = rule.name.replace("-", "_")
    assert len(list(Path(folder).glob(f"*/{stem}.py"))) == 1


def test_codes_and_names_are_unique_and_sorted():
    rules = all_rules()
    assert list(rules) == sorted(rules)
    assert all(code == rule.code for code, rule in rules.items())
    assert len({rule.name for rule in rules.values()}) == len(rules)
