"""Lines are known again by the hash that GitHub's uploader computes."""

import re

import pytest

from autodebt_lint.engine.line_hash import line_hashes


def hashes(text, tellable=lambda _line: True):
    lines = len(re.split(r"\r\n|\r|\n", text))
    return line_hashes(text, range(1, lines + 1), tellable)


# What GitHub's own uploader gives for these texts.
KNOWN = {
    "": ["c129715d7a2bc9a3:1"],
    " a\nb\n  \t\tc\n d": [
        "271789c17abda88f:1",
        "54703d4cd895b18:1",
        "180aee12dab6264:1",
        "a23a3dc5e078b07b:1",
    ],
}


@pytest.mark.parametrize("text", KNOWN, ids=repr)
def test_known_hashes(text):
    assert list(hashes(text).values()) == KNOWN[text]


def test_the_same_line_above_the_same_lines_gets_a_running_number():
    found = hashes("Lorem ipsum dolor sit amet.\n" * 10)
    assert [found[number] for number in (1, 2, 6, 7)] == [
        "a7f2ff13bc495cf2:1",
        "a7f2ff13bc495cf2:2",
        "a7f2ff13bc495cf2:6",
        "a7f2ff1481e87703:1",
    ]


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_line_ends_and_indentation_do_not_count(end):
    text = "def sync():\n    post(url)\n\nsync()\n"
    assert list(hashes(text.replace("\n", end).replace("    ", "\t")).values()) == list(
        hashes(text).values()
    )


def test_a_line_above_which_something_is_added_keeps_its_hash():
    text = "import requests\nrequests.get(url)\n" + "x = 1\n" * 40
    assert hashes("import os\n" + text)[3] == hashes(text)[2]


def test_characters_outside_of_the_basic_plane_count_as_two():
    assert hashes("\U0001f600")[1] != hashes("\ud83d")[1]
    assert hashes("\U0001f600") == hashes("\ud83d\ude00")


def test_nothing_is_told_of_a_line_whose_hash_reaches_into_a_secret():
    text = "a\n" * 60 + "TOKEN = 'hunter2'\n" + "b\n" * 60
    found = hashes(text, lambda line: line != 61)
    assert {1, 11, 62} <= found.keys()  # fifty lines of one letter fill the hundred
    assert found.keys().isdisjoint({61, 60, 12})
