"""Carets stand under the place they speak of."""

import pytest

from autodebt_lint.model.place import Place
from autodebt_lint.reporters.text import WIDTH, point_at


@pytest.mark.parametrize(
    ("line", "place", "pointed_at"),
    [
        pytest.param("x = get(url)", Place(1, 5, 1, 13), "get(url)", id="plain"),
        pytest.param("        x = get(url)", Place(1, 13, 1, 21), "get(url)", id="indented"),
        pytest.param("\tx =\tget(url)", Place(1, 6, 1, 14), "get(url)", id="tabs"),
        pytest.param('été = get("é")', Place(1, 7, 1, 15), 'get("é")', id="accents"),
        pytest.param("x = get(url,", Place(1, 5, 3, 2), "get(url,", id="goes on below"),
        pytest.param("x = '****'", Place(1, 5, 1, 60), "'****'", id="shortened by masking"),
        pytest.param("  x\x1b[2J = get(u)", Place(1, 11, 1, 17), "get(u)", id="after an escape"),
        pytest.param(
            "a" * 500 + "get(u)" + "b" * 500, Place(1, 501, 1, 507), "get(u)", id="far right"
        ),
    ],
)
def test_the_place_is_pointed_at(line: str, place: Place, pointed_at: str) -> None:
    shown, carets = point_at(line, place)
    assert shown[len(carets) - carets.count("^") : len(carets)] == pointed_at


def test_ideographs_take_two_columns() -> None:
    assert point_at("名前 = get(u)", Place(1, 6, 1, 12)) == ("名前 = get(u)", " " * 7 + "^" * 6)


def test_a_long_line_is_cut_on_both_sides() -> None:
    shown, carets = point_at("a" * 5000, Place(1, 2500, 1, 2510))
    assert shown.startswith("...")
    assert shown.endswith("...")
    assert len(shown) == WIDTH + 6
    assert carets.count("^") == 10


@pytest.mark.parametrize("line", ["", "x", "    "])
def test_a_place_outside_of_the_line_is_no_crash(line: str) -> None:
    assert "^" in point_at(line, Place(1, 90, 1, 95))[1]
