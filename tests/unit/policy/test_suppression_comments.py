"""The grammar of comments that silence findings."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from autodebt_lint.languages.suppression_comments import (
    SuppressionComment,
    parse_comment,
    parse_comments,
)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# autodebt: ignore[ADL301]", ("autodebt", ("ADL301",))),
        ("#autodebt:ignore[ADL301,ADL1]", ("autodebt", ("ADL301", "ADL1"))),
        (
            "# autodebt: ignore[request-without-timeout] slow at night",
            ("autodebt", ("request-without-timeout",), "", "", "slow at night"),
        ),
        (
            "# autodebt: ignore[ADL301] until=2026-12-31 owner=@ops see OPS-12 and #34",
            ("autodebt", ("ADL301",), "2026-12-31", "@ops", "see OPS-12 and #34"),
        ),
        (
            '# autodebt: ignore[ADL301] reason="it\'s slow", owner=@ops; until=2026-12-31',
            ("autodebt", ("ADL301",), "2026-12-31", "@ops", "it's slow"),
        ),
        (
            "# autodebt: ignore[ADL301]: the vendor = slow",
            ("autodebt", ("ADL301",), "", "", "the vendor = slow"),
        ),
        (
            "# autodebt: ignore[ADL301] limit=5 is their rule",
            ("autodebt", ("ADL301",), "", "", "limit=5 is their rule"),
        ),
        ("# noqa", ("noqa", ())),
        ("#NoQA", ("noqa", ())),
        ("# noqa: ADL101,E501", ("noqa", ("ADL101", "E501"))),
        ("# noqa:ADL101 E501  because of the vendor", ("noqa", ("ADL101", "E501"))),
        # flake8 takes this for a bare noqa, and so do we.
        ("# noqa: the vendor", ("noqa", ())),
        (
            "# pylint: disable=request-without-timeout, W9301",
            ("pylint", ("request-without-timeout", "W9301")),
        ),
    ],
)
def test_what_a_comment_asks_for(comment: str, expected: tuple[object, ...]) -> None:
    assert parse_comment(comment) == SuppressionComment(*expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "comment",
    [
        "# see autodebt-lint",
        "# autodebt is no directive",
        "# noqaish",
        "# pylint: enable=x",
        "# pylint: disable-next=x",
        "# type: ignore[arg-type]",
        "#",
    ],
)
def test_what_is_no_suppression(comment: str) -> None:
    assert parse_comment(comment) is None


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("# autodebt: ignore", "needs the rules in brackets"),
        ("# autodebt: ignore slow", "needs the rules in brackets"),
        ("# autodebt: ignore[]", "no rule is named"),
        ("# autodebt: ignore[ADL301", "not closed"),
        ("# autodebt: ignore[ADL301; ADL302]", "`ADL301;` is neither"),
        ("# autodebt: ignored[ADL301]", "the only directive"),
        ("# autodebt: disable=ADL301", "the only directive"),
        ("# autodebt:", "the only directive"),
        ("# autodebt: ignore[ADL301] until=soon", "`until=soon` is no date"),
        ("# autodebt: ignore[ADL301] until=2026-02-30", "no date"),
        ("# autodebt: ignore[ADL301] until=20261231", "no date"),
        ("# autodebt: ignore[ADL301] until=", "`until=` is empty"),
        ("# autodebt: ignore[ADL301] untill=2026-12-31", "did you mean `until=`?"),
        ("# autodebt: ignore[ADL301] owner=@a owner=@b", "given twice"),
        ('# autodebt: ignore[ADL301] reason="slow', "not closed"),
        ('# autodebt: ignore[ADL301] reason="slow" very', "text after the quoted reason"),
        ("# autodebt: ignore[ADL301] reason=slow", "in quotes"),
    ],
)
def test_what_does_not_fit_the_grammar(comment: str, fault: str) -> None:
    found = parse_comment(comment)
    assert found is not None
    assert found.form == "autodebt"
    assert fault in found.fault


def test_one_comment_may_hold_several() -> None:
    found = parse_comments("# noqa: E501  # autodebt: ignore[ADL301] slow  # pylint: disable=x")
    assert [(one.form, one.codes, one.reason) for one in found] == [
        ("autodebt", ("ADL301",), "slow"),
        ("noqa", ("E501",), ""),
        ("pylint", ("x",), ""),
    ]


@given(some.text(alphabet=" #[]=\",:;-@'abcnoqautdebtignreADL301", max_size=60))
def test_no_comment_is_too_odd(text: str) -> None:
    for prefix in ("#", "# autodebt: ignore[", "# autodebt: ignore[ADL301] ", "# noqa:"):
        for found in parse_comments(prefix + text):
            assert found.form in {"autodebt", "noqa", "pylint"}
