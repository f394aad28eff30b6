"""The case runner: reading cases, and telling what is wrong. The analysis itself is stood in for."""

import datetime

import pytest

from autodebt_lint import testing
from autodebt_lint.engine.rule import Rule
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.settings import parse_settings
from autodebt_lint.testing import CaseError, Expected, cases_in_docstring, cases_in_markdown

DOCUMENT = """Call without a timeout.

## What it does
Reports it.

```python
not_a_case()
```

## Example
```python
requests.get(url)
```

## Use instead
```python
requests.get(url, timeout=10)
```
"""


def rule(doc: str = DOCUMENT) -> Rule:
    return Rule(
        "ADL301", "rules.request_without_timeout", severity=Severity.MEDIUM, effort=5, doc=doc
    )


def verdict(line: int, code: str = "ADL301", path: str = "script.py") -> Verdict:
    finding = Finding(
        code=code,
        name="request-without-timeout",
        path=path,
        place=Place(line, 1, line, 2),
        message="waits for ever",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        effort=5,
    )
    return Verdict(finding, Severity.MEDIUM, ("medium",), "f" * 16)


def report(*verdicts: Verdict) -> Report:
    return Report(
        tool_version="0",
        as_of=testing.DEFAULT_DAY,
        seasons=(),
        verdicts=verdicts,
        suppressed=(),
        fail_on=Severity.HIGH,
        exit_code=0,
        exit_reason="",
        incomplete=(),
        files=1,
        analysed=1,
        lines=1,
    )


@pytest.fixture
def found(monkeypatch):
    """Say what the analysis finds in any case."""

    def set_findings(*verdicts: Verdict) -> None:
        monkeypatch.setattr(testing, "run", lambda _: report(*verdicts))

    return set_findings


def test_docstring_example_must_be_reported_and_remedy_must_be_clean():
    example, remedy = cases_in_docstring(rule())
    assert example.sources == {"script.py": b"requests.get(url)\n"}
    assert example.expected is None
    assert remedy.expected == ()
    assert remedy.select == ("ADL301",)


def test_each_unnamed_block_is_a_case_beside_the_named_files():
    text = """
## two ways
```python
one()
```
```python
two()
```
```python file=clients/shop.py
def get(): ...
```
"""
    first, second = cases_in_markdown(text, "ADL301")
    assert first.name == "two ways"
    assert second.name == "two ways (2)"
    assert first.sources == {"script.py": b"one()\n", "clients/shop.py": b"def get(): ...\n"}
    assert second.sources == {"script.py": b"two()\n", "clients/shop.py": b"def get(): ...\n"}


def test_comments_say_what_is_expected_and_stay_in_the_source():
    text = """# ADL301

## levels and several codes
```toml
select = ["ADL3"]
```
```python
a()  # error: ADL301
b()  # error: ADL301 low, ADL302 medium high
c()
```
"""
    (case,) = cases_in_markdown(text, "ADL301")
    assert case.expected == (
        Expected("script.py", 1, "ADL301"),
        Expected("script.py", 2, "ADL301", "low"),
        Expected("script.py", 2, "ADL302", "medium", "high"),
    )
    assert b"a()  # error: ADL301\n" in case.sources["script.py"]


def test_settings_block_gives_day_scope_and_configuration():
    text = """
## in season
```toml
as_of = 2026-11-20
project = false
seasons = ["black-friday"]
errors = ["script.py:1 ADL301 high"]
```
```python
x = \\
    get()
```
"""
    (case,) = cases_in_markdown(text, "ADL301")
    assert case.as_of == datetime.date(2026, 11, 20)
    assert not case.project
    settings = parse_settings(case.settings)
    assert settings.seasons == ("black-friday",)
    assert settings.select == ("ADL301",)
    assert case.expected == (Expected("script.py", 1, "ADL301", "high"),)


def test_heading_marks_inside_a_block_and_longer_fences_are_text():
    text = """
## outer
````python
## not a heading
text = '''
```
'''
````
"""
    (case,) = cases_in_markdown(text, "ADL301")
    assert case.sources["script.py"] == b"## not a heading\ntext = '''\n```\n'''\n"


def test_a_named_file_may_be_of_any_language_and_encoding():
    text = """
## UTF-16
```python file=alt.py encoding=utf-16
x = "é"
```
```toml file=pyproject.toml
[project]
```
"""
    (case,) = cases_in_markdown(text, "ADL002")
    assert case.sources["alt.py"] == 'x = "é"\n'.encode("utf-16")
    assert case.sources["pyproject.toml"] == b"[project]\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("## a\n```python\nx\n", "never closed"),
        ("## a\nonly words\n", "has no source"),
        ("## a\n```python\nx\n```\n## a\n```python\ny\n```\n", "two cases are called 'a'"),
        ("## a\n```python file=b.py\n```\n```python file=b.py\n```\n", "two files called b.py"),
        ("## a\n```python\nx  # error: ADL999\n```\n", "which it does not select"),
        ("## a\n```python\nx  # error: ADL301 awful\n```\n", "is no expectation"),
        ("## a\n```toml\nselect = \n```\n```python\nx\n```\n", "settings of case 'a'"),
        ('## a\n```toml\nerrors = ["script.py ADL301"]\n```\n```python\nx\n```\n', "errors has"),
    ],
)
def test_a_case_written_wrongly_says_what_is_wrong(text, complaint):
    with pytest.raises(CaseError, match=complaint):
        cases_in_markdown(text, "ADL301")


def marked_case():
    (case,) = cases_in_markdown("## a\n```python\nx  # error: ADL301\ny\n```\n", "ADL301")
    return case


def test_a_case_holds_when_the_findings_are_exactly_those_expected(found):
    found(verdict(1))
    assert testing.failure(marked_case()) == ""


def test_findings_of_other_codes_are_not_compared(found):
    found(verdict(1), verdict(2, "ADL101"))
    assert testing.failure(marked_case()) == ""


def test_missing_and_unexpected_findings_are_shown_with_their_lines(found):
    found(verdict(2))
    assert testing.failure(marked_case()) == (
        "case 'a':\n"
        "  missing     script.py:1  ADL301\n"
        "         1 | x  # error: ADL301\n"
        "  unexpected  script.py:2  ADL301 medium high: waits for ever\n"
        "         2 | y"
    )


def test_two_findings_on_a_line_need_two_expectations(found):
    found(verdict(1), verdict(1))
    assert "unexpected  script.py:1" in testing.failure(marked_case())


def test_a_crashed_rule_breaks_every_case(found):
    found(verdict(1), verdict(1, "ADL001"))
    assert "ADL001" in testing.failure(marked_case())
    assert "ADL001" in testing.failure(cases_in_docstring(rule())[0])


def test_an_example_that_is_not_reported_is_shown_whole(found):
    found()
    example, remedy = cases_in_docstring(rule())
    assert testing.failure(example).endswith(
        "nothing was reported by ADL301 in\n    requests.get(url)"
    )
    assert testing.failure(remedy) == ""


def test_an_expected_level_must_be_the_level_of_the_verdict(found):
    (case,) = cases_in_markdown("## a\n```python\nx  # error: ADL301 low\n```\n", "ADL301")
    found(verdict(1))
    assert "missing     script.py:1  ADL301 low" in testing.failure(case)
