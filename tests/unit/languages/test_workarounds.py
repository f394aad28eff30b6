"""Days that comments name."""

import datetime

import pytest

from autodebt_lint.languages.python.workarounds import due_date, workarounds


@pytest.mark.parametrize(
    ("comment", "day"),
    [
        ("by 2026-09-30", "2026-09-30"),
        ("by 2026/9/3", "2026-09-03"),
        ("bis 30.09.2026", "2026-09-30"),
        ("by 9/30/2026", "2026-09-30"),
        ("by 30/9/2026", "2026-09-30"),
        ("by 5/7/2026", "2026-07-05"),
        ("by 30 Sep 2026", "2026-09-30"),
        ("by 1st of nothing, September 30th, 2026", "2026-09-30"),
        ("in Feb 2028", "2028-02-29"),
        ("in 2026-12", "2026-12-31"),
        ("Q3 2026", "2026-09-30"),
        ("2026 Q4", "2026-12-31"),
        ("2026-07-01, at the latest 2026-08-01", "2026-08-01"),
    ],
)
def test_a_day(comment, day):
    assert due_date(comment) == datetime.date.fromisoformat(day)


@pytest.mark.parametrize(
    "comment",
    [
        "soon",
        "in 2026",
        "2026-13-01",
        "2026-02-30",
        "since 2026-02-01",
        "added 3 May 2026",
        "API version 2026-10",
        "/crm/lists/2026-03/search",
        "id 12026-10-01",
    ],
)
def test_no_day(comment):
    assert due_date(comment) is None


def test_what_a_comment_holds_besides_is_not_kept():
    (found,) = workarounds("# TODO: the password is hunter2\n")
    assert "hunter2" not in repr(found)


def test_a_sign_in_a_string_begins_no_comment():
    assert workarounds("x = '# TODO'\ny = '''\n# TODO: x\n'''\n") == ()
