"""Findings that are known: they survive moves and renames, and never stand for something new."""

import datetime
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.model.finding import Finding
from autodebt_lint.model.known import KnownFinding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.report import Verdict
from autodebt_lint.policy.fingerprint import statement_hash
from autodebt_lint.policy.known import entries_of, match

TODAY = datetime.date(2026, 11, 26)
Code = dict[str, list[tuple[str, str]]]
"""Scope and statement of each line, by file."""


def findings(code: Code, rule: str = "ADL301") -> list[Finding]:
    """One finding on every line."""
    return [
        Finding(
            code=rule,
            name="request-without-timeout",
            path=path,
            place=Place(line, 1, line, len(statement) + 1),
            message="it waits for ever",
            severity=Severity.HIGH,
            confidence=Confidence.HIGH,
            effort=5,
            scope=scope,
        )
        for path, lines in code.items()
        for line, (scope, statement) in enumerate(lines, 1)
    ]


def lines_of(code: Code):
    return lambda path: [statement for _, statement in code.get(path, [])]


def known_from(code: Code, **about) -> list[KnownFinding]:
    verdicts = [
        Verdict(f, f.severity, ("high",), "", statement=statement_hash(f, lines_of(code)))
        for f in findings(code, about.pop("rule", "ADL301"))
    ]
    return entries_of(verdicts, **about)


def new(before: Code, after: Code, renamed=None, **about) -> list[tuple[str, int]]:
    """Path and line of what is new in `after`."""
    found = findings(after)
    answers: Sequence[KnownFinding | None] = match(
        found,
        lines_of(after),
        known_from(before, **about),
        TODAY,
        exists=after.__contains__,
        renamed=renamed or {},
    )
    return [
        (finding.path, finding.place.line)
        for finding, entry in zip(found, answers, strict=True)
        if entry is None
    ]


GET, PUT = ("sync", "requests.get(url)"), ("sync", "requests.put(url)")


def test_what_was_there_is_known() -> None:
    assert new({"a.py": [GET, PUT]}, {"a.py": [GET, PUT]}) == []


def test_moved_lines_change_nothing() -> None:
    assert new({"a.py": [GET, PUT]}, {"a.py": [("", "x = 1"), PUT, GET]}) == [("a.py", 1)]


def test_one_more_of_the_same_is_new() -> None:
    assert new({"a.py": [GET]}, {"a.py": [GET, GET]}) == [("a.py", 2)]
    assert new({"a.py": [GET]}, {"a.py": [GET], "b.py": [GET]}) == [("b.py", 1)]


def test_a_renamed_file_is_known_with_git_and_without() -> None:
    assert new({"a.py": [GET, PUT]}, {"b.py": [GET, PUT]}, {"a.py": "b.py"}) == []
    assert new({"a.py": [GET, PUT]}, {"b.py": [GET, PUT]}) == []


def test_a_file_that_may_have_gone_to_two_places_is_new_in_both() -> None:
    assert new({"a.py": [GET]}, {"b.py": [GET], "c.py": [GET]}) == [("b.py", 1), ("c.py", 1)]


def test_two_files_that_may_have_become_one_are_new() -> None:
    assert new({"a.py": [GET], "b.py": [GET]}, {"c.py": [GET, GET]}) == [("c.py", 1), ("c.py", 2)]


def test_a_file_that_is_still_there_gives_nothing_to_another() -> None:
    assert new({"a.py": [GET]}, {"a.py": [PUT], "b.py": [GET]}) == [("a.py", 1), ("b.py", 1)]


def test_a_renamed_function_is_known() -> None:
    assert new({"a.py": [GET]}, {"a.py": [("pull", GET[1])]}) == []


def test_a_second_function_with_the_same_is_new() -> None:
    assert new({"a.py": [GET]}, {"a.py": [GET, ("pull", GET[1])]}) == [("a.py", 2)]


def test_another_rule_is_new() -> None:
    assert new({"a.py": [GET]}, {"a.py": [GET]}, rule="ADL302") == [("a.py", 1)]


def test_until_its_last_day() -> None:
    code = {"a.py": [GET]}
    assert new(code, code, until=TODAY) == []
    assert new(code, code, until=TODAY - datetime.timedelta(days=1)) == [("a.py", 1)]


def test_what_is_wrong_with_a_comment_is_never_accepted() -> None:
    assert known_from({"a.py": [GET]}, rule="ADL004") == []


def test_no_text_of_the_code_is_written_down() -> None:
    entry = known_from({"a.py": [("sync", "login('hunter2hunter2')")]})[0]
    assert "hunter2" not in repr(entry)


statements = st.lists(
    st.tuples(st.sampled_from(["", "sync", "pull"]), st.sampled_from(["get()", "put()", "x = 1"])),
    max_size=6,
)
code = st.dictionaries(st.sampled_from(["a.py", "b.py", "c.py"]), statements, max_size=3)


@given(code)
def test_nothing_is_new_in_the_same_code(same: Code) -> None:
    assert new(same, same) == []


@given(code, code)
def test_never_more_is_known_than_was_accepted(before: Code, after: Code) -> None:
    count = sum(map(len, after.values()))
    assert len(new(before, after)) >= count - sum(map(len, before.values()))


@given(code, st.randoms(use_true_random=False))
def test_the_order_of_lines_says_nothing(before: Code, random) -> None:
    after = {path: random.sample(lines, len(lines)) for path, lines in before.items()}
    assert new(before, after) == []


@given(code, st.sampled_from(["a.py", "b.py", "c.py"]), st.integers(1, 3))
def test_what_is_added_is_new_as_often_as_it_is_added(before: Code, path: str, times: int) -> None:
    before = {path: [], **before}
    added = [("brand_new", "delete_everything()")] * times
    after = {**before, path: [*before[path], *added]}
    first = len(before[path]) + 1
    assert new(before, after) == [(path, line) for line in range(first, first + times)]
