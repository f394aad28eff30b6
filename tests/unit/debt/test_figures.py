"""How debt is counted and how durations are said."""

import pytest

from autodebt_lint.debt.figures import counted, duration, per_thousand_lines, share


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (205, "3 h 25 min"), (60_001, "1,000 h 1 min")],
)
def test_duration(minutes, said):
    assert duration(minutes) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 files"), (1, "1 file"), (1204, "1,204 files")])
def test_counted(count, said):
    assert counted(count, "file") == said


def test_per_thousand_lines():
    assert per_thousand_lines(3, 2000) == 1.5
    assert per_thousand_lines(3, 0) == 0


def test_share():
    assert share(1, 2) == 0.333
    assert share(0, 0) == 0
