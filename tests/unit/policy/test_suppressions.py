"""Which comments silence what, and which are not needed any more."""

import datetime

import msgspec
import pytest

from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import TOP, Place
from autodebt_lint.policy.suppressions import unused, uses

TODAY = datetime.date(2026, 10, 1)
RULES = (
    ("ADL003", "unused-suppression"),
    ("ADL301", "request-without-timeout"),
    ("ADL303", "swallowed-exception"),
    ("ADL401", "point-to-point-coupling"),
)
RAN = frozenset({"ADL301", "ADL303"})

#: A call on lines 10 to 12 that the rule reports at its first line.
TIMEOUT = Finding(
    code="ADL301",
    name="request-without-timeout",
    path="sync.py",
    place=Place(10, 5, 12, 6),
    message="waits for ever",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    effort=5,
)


def comment(
    form: str, *codes: str, lines: tuple[int, int] = (10, 12), until: str = "", fault: str = ""
) -> Suppression:
    place = Place(lines[1], 30, lines[1], 50)
    return Suppression(place, *lines, form, codes, until=until, fault=fault)


def silences(suppression: Suppression, finding: Finding = TIMEOUT) -> bool:
    return bool(uses(finding, [suppression], TODAY))


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("autodebt", "ADL301"),
        ("autodebt", "adl301"),
        ("autodebt", "ADL3"),
        ("autodebt", "request-without-timeout"),
        ("autodebt", "ALL"),
        ("noqa", "ADL301"),
        ("noqa", "ADL"),
        ("pylint", "request-without-timeout"),
        ("pylint", "W9301"),
        ("pylint", "E9301"),
        ("pylint", "all"),
    ],
)
def test_the_ways_to_name_a_rule(form: str, code: str) -> None:
    assert silences(comment(form, "E501", code))


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("autodebt", "ADL303"),
        ("autodebt", "AD"),
        ("autodebt", "W9301"),
        ("noqa", "E501"),
        ("noqa", "ALL"),
        ("pylint", "ADL301"),
        ("pylint", "W9303"),
        ("pylint", "missing-timeout"),
    ],
)
def test_what_names_another_rule(form: str, code: str) -> None:
    assert not silences(comment(form, code))


def test_a_bare_noqa_silences_everything_but_what_concerns_the_run() -> None:
    assert silences(comment("noqa"))
    lost = msgspec.structs.replace(
        TIMEOUT, code="ADL002", name="file-not-fully-analysed", place=TOP
    )
    assert not silences(comment("noqa", lines=(1, 1)), lost)
    assert not silences(comment("pylint", "all", lines=(1, 1)), lost)
    assert silences(comment("autodebt", "ADL002", lines=(1, 1)), lost)


def test_only_the_lines_of_its_own_statement() -> None:
    assert not silences(comment("noqa", lines=(9, 9)))
    assert not silences(comment("noqa", lines=(11, 11)))


def test_a_comment_holds_through_its_last_day() -> None:
    assert silences(comment("autodebt", "ADL301", until="2026-10-01"))
    assert not silences(comment("autodebt", "ADL301", until="2026-09-30"))


def test_a_malformed_comment_silences_nothing() -> None:
    assert not silences(comment("autodebt", "ADL301", fault="`until=soon` is no date"))


def idle(suppression: Suppression, *findings: Finding) -> list[str]:
    used = {use for finding in findings for use in uses(finding, [suppression], TODAY)}
    return [found.message for found in unused("sync.py", [suppression], used, RULES, RAN, TODAY)]


def test_a_comment_that_silences_something_is_needed() -> None:
    assert idle(comment("autodebt", "ADL301"), TIMEOUT) == []


def test_a_comment_that_silences_nothing_is_reported_where_it_stands() -> None:
    suppression = comment("autodebt", "ADL301")
    (found,) = unused("sync.py", [suppression], set(), RULES, RAN, TODAY)
    assert (found.code, found.name, found.place) == (
        "ADL003",
        "unused-suppression",
        suppression.place,
    )
    assert found.message == "nothing here needs ADL301 silenced; remove the comment"


def test_the_part_that_is_not_needed_is_named() -> None:
    assert idle(comment("noqa", "ADL301", "ADL303", "E501"), TIMEOUT) == [
        "nothing here needs ADL303 silenced; remove ADL303 from the comment"
    ]


def test_a_misspelt_rule_is_called_one_that_does_not_exist() -> None:
    assert idle(comment("autodebt", "XYZ"), TIMEOUT) == ["there is no rule XYZ; remove the comment"]
    assert idle(comment("autodebt", "XYZ", "ADL303", "ADL301"), TIMEOUT) == [
        (
            "there is no rule XYZ, and nothing here needs ADL303 silenced;"
            " remove XYZ, ADL303 from the comment"
        )
    ]


def test_a_rule_that_does_not_exist_is_never_needed() -> None:
    assert len(idle(comment("autodebt", "request-without-timeot"))) == 1


@pytest.mark.parametrize(
    "suppression",
    [
        comment("noqa"),
        comment("noqa", "E501"),
        comment("noqa", "XYZ101"),
        comment("pylint", "missing-timeout"),
        comment("pylint", "request-without-timeout"),
        comment("autodebt", "ADL401"),
        comment("autodebt", "ADL"),
        comment("autodebt", "ADL003"),
        comment("autodebt", "ADL301", until="2026-09-30"),
        comment("autodebt", "ADL301", fault="malformed"),
    ],
    ids=[
        "bare",
        "another tool's code",
        "a code like ours",
        "pylint's own",
        "pylint form",
        "did not run",
        "not all ran",
        "about itself",
        "expired",
        "malformed",
    ],
)
def test_what_cannot_be_called_unused(suppression: Suppression) -> None:
    assert idle(suppression) == []
