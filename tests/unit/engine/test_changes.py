"""Which lines are new: what the bare contents say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.engine.changes import ranges


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        (b"", b"a\nb\n", ((1, 2),)),
        (b"a\nb\n", b"a\nb\n", ()),
        (b"a\nb\n", b"a\nb\nc\n", ((3, 3),)),
        (b"a\nb\nc\n", b"a\nX\nc\n", ((2, 2),)),
        (b"a\nb\nc\n", b"a\nc\n", ()),
        (b"a\r\nb\r\n", b"a\nb\n", ()),
        (b"a\nb\nc\nd\n", b"X\na\nb\nc\nY\nd\n", ((1, 1), (5, 5))),
    ],
)
def test_new_lines(before, after, new):
    assert ranges(before, after) == new


LINES = st.lists(st.sampled_from([b"a", b"b", b"c"])).map(b"\n".join)


@given(LINES, LINES)
def test_without_its_new_lines_a_content_is_part_of_the_old_one(before, after):
    new = {line for first, last in ranges(before, after) for line in range(first, last + 1)}
    rest = iter(before.splitlines())
    kept = [text for number, text in enumerate(after.splitlines(), 1) if number not in new]
    assert all(text in rest for text in kept)  # in this order
