"""How the lines of a picture run: from box to box, and never behind the box of another system.

A line that ran behind a box would read as two links, or as none. So one that passes columns goes
through the gaps between their boxes, and bends only where no box stands.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from autodebt_lint.graph.drawing.figures import Arrow
from autodebt_lint.graph.drawing.layout import GAP_Y, HEIGHT, MARGIN, WIDTH, Box

_SWING = 80
"""How far a line between two boxes of a column swings out, where there is room."""
_APART = 3
"""Pixels between lines that share a gap."""
_ABREAST = 5
"""Lines that a gap holds side by side; further ones lie on them."""
_CROWDED = 6
"""Pixels of detour that a line takes rather than to share a gap with one more."""
_BACK = 8
"""How much lower a line runs to the left, so that it does not lie on one to the right."""


class _Column(NamedTuple):
    """Boxes that stand one below the other, and the gaps between, above and below them."""

    x: int
    gaps: tuple[int, ...]
    """The middle of each."""


def curves(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> list[str]:
    """The line of each arrow, as the path of an SVG."""
    place = {box.id: box for box in boxes}
    columns = _columns(boxes)
    taken: Counter[tuple[int, int]] = Counter()
    """How many lines share a gap, by the x of its column and its middle."""
    return [_curve(place[arrow.source], place[arrow.target], columns, taken) for arrow in arrows]


def _columns(boxes: Sequence[Box]) -> list[_Column]:
    """The columns from left to right."""
    tops: dict[int, list[int]] = {}
    for box in boxes:
        tops.setdefault(box.x, []).append(box.y)
    middle = GAP_Y // 2
    return [
        _Column(x, (min(ys) - middle, *(y + HEIGHT + middle for y in sorted(ys))))
        for x, ys in sorted(tops.items())
    ]


def _curve(
    source: Box, target: Box, columns: Sequence[_Column], taken: Counter[tuple[int, int]]
) -> str:
    y1, y2 = source.y + HEIGHT // 2, target.y + HEIGHT // 2
    if source.x == target.x:
        x = source.x + WIDTH
        room = min((it.x - x for it in columns if it.x > x), default=MARGIN)
        swing = min(_SWING, room)  # a curve reaches three quarters of the way to its handles
        return f"M{x} {y1} C{x + swing} {y1} {x + swing} {y2} {x} {y2}"
    if source.x < target.x:
        passed = [it for it in columns if source.x < it.x < target.x]
        return _through(source.x + WIDTH, y1, target.x, y2, passed, taken)
    passed = [it for it in reversed(columns) if target.x < it.x < source.x]
    return _through(source.x, y1 + _BACK, target.x + WIDTH, y2 + _BACK, passed, taken)


def _through(
    x: int,
    y: int,
    to_x: int,
    to_y: int,
    passed: Sequence[_Column],
    taken: Counter[tuple[int, int]],
) -> str:
    """A line from one point to another, above, below or through a gap of each column that it passes."""
    parts = [f"M{x} {y}"]
    for column in passed:
        near, far = (column.x, column.x + WIDTH) if x < to_x else (column.x + WIDTH, column.x)
        straight = y + (to_y - y) * (near - x) // (to_x - x)
        if column.gaps[0] < straight < column.gaps[-1]:
            straight = _through_gap(column, straight, taken)
        parts.append(f"{_bend(x, y, near, straight)} H{far}")
        x, y = far, straight
    return " ".join([*parts, _bend(x, y, to_x, to_y)])


def _through_gap(column: _Column, straight: int, taken: Counter[tuple[int, int]]) -> int:
    """Where a line passes a column that would run behind one of its boxes if it were straight."""
    gap = min(column.gaps, key=lambda it: (abs(it - straight) + _CROWDED * taken[column.x, it], it))
    beside = taken[column.x, gap] % _ABREAST
    taken[column.x, gap] += 1
    return gap + _APART * ((beside + 1) // 2) * (-1 if beside % 2 else 1)


def _bend(x: int, y: int, to_x: int, to_y: int) -> str:
    """A curve that begins and ends level."""
    half = (to_x - x) // 2
    return f"C{x + half} {y} {to_x - half} {to_y} {to_x} {to_y}"
