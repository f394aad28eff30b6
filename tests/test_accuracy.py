"""How accuracy is measured: labels, scores and intervals."""

import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks" / "accuracy"


@pytest.fixture(scope="module", autouse=True)
def benchmark_modules():
    sys.path.insert(0, str(FOLDER))
    yield
    sys.path.remove(str(FOLDER))


def file_with(*labels):
    from labels import Label, LabelledFile

    return LabelledFile(
        "sync.py", 100, tuple(Label(**{"why": "", "sure": True} | item) for item in labels)
    )


def scored(file, *found, code="ADL301"):
    from scores import Reported, score_file

    items = [Reported(item[0], item[1], item[1], "high") for item in found]
    codes = {"ADL301": "ADL301", "ADL303": "ADL303", "ADL304": "ADL304"}
    scores, _, _ = score_file("source", file, items, codes)
    score = scores[code]
    return score.right, score.missed, score.wrong, score.open


def test_a_sure_label_is_found_or_missed():
    file = file_with({"line": 3, "code": "ADL301"}, {"line": 9, "code": "ADL301"})
    assert scored(file, ("ADL301", 3)) == (1, 1, 0, 0)


def test_a_finding_may_stand_at_another_line_of_the_label():
    file = file_with({"line": 3, "code": "ADL301", "also": (5,)})
    assert scored(file, ("ADL301", 5)) == (1, 0, 0, 0)


def test_a_finding_at_no_label_is_false():
    assert scored(file_with(), ("ADL301", 3)) == (0, 0, 1, 0)
    assert scored(file_with({"line": 3, "code": "ADL303"}), ("ADL301", 3)) == (0, 0, 1, 0)


def test_an_open_label_counts_for_neither_side():
    file = file_with({"line": 3, "code": "ADL301", "sure": False})
    assert scored(file) == scored(file, ("ADL301", 3)) == (0, 0, 0, 1)


def test_an_open_label_leaves_room_to_a_sister_rule():
    from scores import Reported, score_file

    file = file_with({"line": 3, "code": "ADL303", "sure": False})
    scores, faults, _ = score_file(
        "source", file, [Reported("ADL304", 3, 3)], {"ADL303": "ADL303", "ADL304": "ADL304"}
    )
    assert (list(scores), faults) == (["ADL303"], [])


def test_no_figure_is_claimed_from_few_places_or_few_sources():
    from scores import Score

    many = frozenset(map(str, range(10)))
    assert Score(right=50, sources=many).is_enough
    assert not Score(right=49, sources=many).is_enough
    assert not Score(right=50, sources=frozenset("a")).is_enough


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 0, "-"),
        (95, 100, "0.95 (0.89 to 0.98)"),
        (10, 10, "1.00 (0.72 to 1.00)"),
        (0, 10, "0.00 (0.00 to 0.28)"),
    ],
)
def test_shares_come_with_their_interval(part, whole, text):
    from scores import share

    assert share(part, whole) == text


def test_readers_agree_where_place_code_and_sureness_are_the_same():
    from labels import Label
    from scores import agreement

    first = [Label(3, "ADL301", True, ""), Label(9, "ADL303", True, "")]
    second = [
        Label(3, "ADL301", True, ""),
        Label(9, "ADL303", False, ""),
        Label(12, "ADL302", True, ""),
    ]
    assert agreement(first, second) == (1, 3)


def test_every_committed_label_can_be_read():
    from labels import SECOND_READING, rounds, sources

    found = list(sources())
    lines = {(s.source, f.path): f.lines for s in found for f in s.files}
    assert all(
        0 < line <= file.lines
        for source in (*found, *sources(SECOND_READING))
        for file in source.files
        for label in file.labels
        for line in label.lines
    )
    assert {(s.source, f.path) for s in sources(SECOND_READING) for f in s.files} <= set(lines)
    assert rounds()
