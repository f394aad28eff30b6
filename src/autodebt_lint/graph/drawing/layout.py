"""Where the systems of a graph stand in a picture: in columns from left to right, as data flows."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from autodebt_lint.graph.drawing.figures import Arrow, Figure

WIDTH, HEIGHT = 190, 40
"""Of a system's box, in pixels."""
_GAP_X, GAP_Y = 130, 18
_GAP_INSIDE = 24
"""Between the parts of a column that is divided because it is too tall."""
MARGIN = 24
#: Columns of a detailed graph, from left to right.
_KINDS = (("trigger",), ("script",), ("entry", "credential"), ("dataset",), ("system", "hub"))
_SWEEPS = 6
_LEAST_ROWS = 12
_SLENDER = 1.6
"""Rows of the tallest column, as a multiple of the square root of the number of systems."""


class Box(NamedTuple):
    """Top left corner of a system's box, in pixels."""

    id: str
    x: int
    y: int


def layout(figures: Sequence[Figure], arrows: Sequence[Arrow]) -> tuple[tuple[Box, ...], int, int]:
    """Place the systems.

    A system stands to the right of those whose data it gets; those that feed each other in a circle
    stand in one column. In a column the order follows the neighbours', so that few links cross.

    Returns:
        The boxes, and width and height of the picture.
    """
    import networkx

    directed = networkx.DiGraph()
    directed.add_nodes_from(figure.id for figure in figures)
    directed.add_edges_from((arrow.source, arrow.target) for arrow in arrows)
    columns = _by_kind(figures) or _columns(directed)
    order = {id: number for column in columns for number, id in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            neighbours = {
                id: [order[other] for other in (*directed.pred[id], *directed.succ[id])]
                for id in column
            }
            column.sort(
                key=lambda id: (
                    (sum(neighbours[id]) / len(neighbours[id]), id)
                    if neighbours[id]
                    else (order[id], id)
                )
            )
            order.update({id: number for number, id in enumerate(column)})
    most = max(_LEAST_ROWS, round(math.sqrt(len(figures)) * _SLENDER))
    blocks = [
        [column[start : start + most] for start in range(0, len(column), most)]
        for column in columns
    ]
    tallest = max((len(part) for block in blocks for part in block), default=0)
    boxes = []
    x = MARGIN
    for block in blocks:
        for part in block:
            indent = (tallest - len(part)) * (HEIGHT + GAP_Y) // 2
            boxes += [
                Box(id, x, MARGIN + indent + number * (HEIGHT + GAP_Y))
                for number, id in enumerate(part)
            ]
            x += WIDTH + _GAP_INSIDE
        x += _GAP_X - _GAP_INSIDE
    width = max(x - _GAP_X, MARGIN + WIDTH) + MARGIN
    return tuple(boxes), width, 2 * MARGIN + tallest * (HEIGHT + GAP_Y)


def _by_kind(figures: Sequence[Figure]) -> list[list[str]]:
    """The parts of a detailed graph by what they are: what starts, what works, what is worked on.

    None for systems alone, which stand as their data flows.
    """
    columns = [sorted(figure.id for figure in figures if figure.kind in kinds) for kinds in _KINDS]
    return [column for column in columns if column] if any(columns[:-1]) else []


def _columns(directed: "object") -> list[list[str]]:
    """The systems by the longest way that data takes to them; those without links come last.

    A system that only gives stands just before the first that takes, to keep the links short.
    """
    import networkx

    assert isinstance(directed, networkx.DiGraph)
    condensed = networkx.condensation(directed)
    rank: dict[int, int] = {}
    for number, generation in enumerate(networkx.topological_generations(condensed)):
        rank.update(dict.fromkeys(generation, number))
    for knot in condensed:
        if condensed.in_degree(knot) == 0 and condensed.out_degree(knot):
            rank[knot] = min(rank[target] for target in condensed.successors(knot)) - 1
    columns: dict[int, list[str]] = {}
    last = max(rank.values(), default=0) + 1
    for knot, number in rank.items():
        members = condensed.nodes[knot]["members"]
        alone = condensed.degree(knot) == 0 and len(members) == 1
        columns.setdefault(last if alone else number, []).extend(members)
    return [sorted(columns[number]) for number in sorted(columns)]
