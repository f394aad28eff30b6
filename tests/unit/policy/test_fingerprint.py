"""Identities of findings."""

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as some

from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import TOP, Place
from autodebt_lint.policy.fingerprint import fingerprints

SOURCE = ["def sync():", "    contacts = requests.get(URL)", "    deals = requests.get(URL)"]


def finding(place: Place, code: str = "ADL301", scope: str = "sync") -> Finding:
    return Finding(
        code=code,
        name="a-rule",
        path="sync.py",
        place=place,
        message="message",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        effort=5,
        scope=scope,
    )


CONTACTS = finding(Place(2, 16, 2, 33))
DEALS = finding(Place(3, 13, 3, 30))


def identify(lines: Sequence[str], *findings: Finding) -> tuple[str, ...]:
    return fingerprints(findings, lambda path: lines if path == "sync.py" else ())


def down(found: Finding, lines: int) -> Finding:
    place = found.place
    moved = Place(place.line + lines, place.column, place.end_line + lines, place.end_column)
    return msgspec.structs.replace(found, place=moved)


def test_equal_calls_in_one_function_are_told_apart() -> None:
    first, second = identify(SOURCE, CONTACTS, DEALS)
    assert first != second
    assert len(first) == 16
    int(first, 16)


def test_the_order_in_which_findings_come_does_not_matter() -> None:
    assert identify(SOURCE, DEALS, CONTACTS) == identify(SOURCE, CONTACTS, DEALS)[::-1]


@given(some.lists(some.text(max_size=20), max_size=30))
def test_lines_above_do_not_matter(above: list[str]) -> None:
    lines = [*above, *SOURCE]
    moved = [down(found, len(above)) for found in (CONTACTS, DEALS)]
    assert identify(lines, *moved) == identify(SOURCE, CONTACTS, DEALS)


def test_the_rest_of_the_line_does_not_matter() -> None:
    lines = [SOURCE[0], "    people = requests.get(URL)  # autodebt: ignore[ADL101]"]
    assert identify(lines, finding(Place(2, 14, 2, 31))) == identify(SOURCE, CONTACTS)


def test_a_formatter_may_wrap_the_call() -> None:
    lines = [
        "def sync():",
        "    contacts = requests.get(",
        "        URL,",
        "    )",
    ]
    assert identify(lines, finding(Place(2, 16, 4, 6))) == identify(SOURCE, CONTACTS)


def test_another_text_scope_rule_or_file_is_another_finding() -> None:
    other = [SOURCE[0], SOURCE[1].replace("URL", "BASE")]
    (same,) = identify(SOURCE, CONTACTS)
    assert identify(other, finding(Place(2, 16, 2, 34))) != (same,)
    assert identify(SOURCE, msgspec.structs.replace(CONTACTS, scope="push")) != (same,)
    assert identify(SOURCE, msgspec.structs.replace(CONTACTS, code="ADL302")) != (same,)
    assert identify(SOURCE, msgspec.structs.replace(CONTACTS, path="push.py")) != (same,)


def test_secrets_leave_no_trace_that_could_be_guessed() -> None:
    key = finding(Place(1, 7, 1, 15), "ADL106")
    assert identify(['KEY = "hunter2"'], key) == identify(['KEY = "trustno1"'], key)
    login = finding(Place(1, 7, 1, 40))
    assert identify(['URL = "https://a:b@erp.lagovia.internal"'], login) == identify(
        ['URL = "https://c:d@erp.lagovia.internal"'], login
    )


def test_a_finding_about_the_whole_file_does_not_depend_on_its_first_line() -> None:
    assert identify(["a = 1"], finding(TOP)) == identify(["b = 2"], finding(TOP))


def test_a_file_that_vanished_is_no_trouble() -> None:
    assert len(set(identify([], CONTACTS, DEALS))) == 2
    assert identify(["lone \udc80 surrogate"], finding(Place(1, 1, 1, 21)))
