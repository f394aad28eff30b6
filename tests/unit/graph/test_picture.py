"""The picture of the graph: complete, harmless, and alive in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from autodebt_lint.graph.drawing.figures import arrows_of, figures_of
from autodebt_lint.graph.drawing.layout import HEIGHT, WIDTH, Box, layout
from autodebt_lint.graph.drawing.picture import html
from autodebt_lint.graph.drawing.routing import curves
from autodebt_lint.model.graph import IntegrationGraph
from tests.browsing import opened
from tests.unit.graph.graphs import drawn

MESH = drawn(
    ", ".join(f"{a}->{b}" for a in "abcdefgh" for b in "uvwxyz") + ", u->a, x->x1, x1->x", "alone"
)
HOSTILE = '</title><script>alert(1)</script>"\u202e\x1b[31m'


def hostile() -> IntegrationGraph:
    graph = drawn("a->b")
    systems = tuple(
        replace(item, name=HOSTILE, category=HOSTILE, scripts=(HOSTILE,)) for item in graph.systems
    )
    links = tuple(replace(link, scripts=(HOSTILE,)) for link in graph.links)
    return IntegrationGraph(systems, links)


def test_no_two_boxes_lie_on_each_other_and_all_lie_inside() -> None:
    boxes, width, height = layout(figures_of(MESH), arrows_of(MESH))
    assert {box.id for box in boxes} == {system.id for system in MESH.systems}
    for box in boxes:
        assert 0 <= box.x <= width - WIDTH
        assert 0 <= box.y <= height - HEIGHT
        for other in boxes:
            if other is not box:
                assert abs(box.x - other.x) >= WIDTH or abs(box.y - other.y) >= HEIGHT


def test_data_flows_from_left_to_right() -> None:
    graph = drawn("a->b, b->c, x->c")
    place = {box.id: box.x for box in layout(figures_of(graph), arrows_of(graph))[0]}
    assert place["a"] < place["b"] < place["c"]
    assert place["x"] == place["b"]


def _points(curve: str) -> Iterator[tuple[float, float]]:
    """Points along the path of an SVG that is made of curves and of level lines."""
    x, y = 0.0, 0.0
    for letter, rest in re.findall(r"([MCH])([-\d ]+)", curve):
        numbers = [float(it) for it in rest.split()]
        match letter, numbers:
            case "M", [x, y]:
                pass
            case "H", [to]:
                yield from ((x + (to - x) * step / 40, y) for step in range(41))
                x = to
            case "C", [x1, y1, x2, y2, x3, y3]:
                for t in (step / 40 for step in range(41)):
                    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                    yield a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3
                x, y = x3, y3
            case _:
                raise AssertionError(curve)


@pytest.mark.parametrize(
    "graph",
    [
        pytest.param(drawn("a->b, b->c, a->c"), id="a link past the system between"),
        pytest.param(drawn("a->b, b->c, c->d, d->e, a->c, a->d, a->e, b->e"), id="five in a row"),
        pytest.param(drawn("a->b, b->a, b->c, c->b, a->x, x->y, b->y, c->y"), id="a circle"),
        pytest.param(MESH, id="everything with everything"),
        pytest.param(
            drawn(", ".join(f"s{a}->s{a * step % 150}" for a in range(150) for step in (3, 7))),
            id="150 systems",
        ),
    ],
)
def test_no_line_runs_behind_the_box_of_another_system(graph: IntegrationGraph) -> None:
    arrows = arrows_of(graph)
    boxes, width, height = layout(figures_of(graph), arrows)
    for arrow, curve in zip(arrows, curves(boxes, arrows), strict=True):
        for x, y in _points(curve):
            assert 0 <= x <= width
            assert 0 <= y <= height
            behind = [box.id for box in boxes if 0 < x - box.x < WIDTH and 0 < y - box.y < HEIGHT]
            assert behind == [], f"{arrow.source} -> {arrow.target}"


def test_links_to_and_fro_do_not_lie_on_each_other() -> None:
    there, back = Box("a", 0, 0), Box("b", 500, 0)
    to, fro = curves([there, back], [*arrows_of(drawn("a->b, b->a"))])
    assert not {y for _, y in _points(to)} & {y for _, y in _points(fro)}


def test_systems_without_links_stand_under_a_heading() -> None:
    assert "without links" in "".join(html(MESH))
    assert "without links" not in "".join(html(drawn("a->b")))


def test_the_page_loads_nothing() -> None:
    page = "".join(html(MESH))
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=|url\((?!#)|@import|https?://", page)


def test_an_empty_graph_has_a_page() -> None:
    assert "0 systems, 0 links" in "".join(html(drawn("")))


def test_names_open_no_tag() -> None:
    page = "".join(html(hostile()))
    assert page.count("<script>") == 1
    assert "\x1b" not in page
    assert "\u202e" not in page


@pytest.mark.browser
def test_a_system_that_is_chosen_shows_its_links_alone(tmp_path: Path) -> None:
    document, logged = opened("".join(html(drawn("a->b, b->c, x->y"))), tmp_path, "b")
    assert logged == ""
    pressed = re.findall(
        r'data-name="(\w)" [^>]*aria-pressed="true"|aria-pressed="true"[^>]* data-name="(\w)"',
        document,
    )
    assert [first or second for first, second in pressed] == ["b"]
    dimmed = re.findall(r'<g class="system dim"[^>]*data-name="(\w)"', document)
    assert sorted(dimmed) == ["x", "y"]
    assert len(re.findall(r'<path class="link \w+ lit"', document)) == 2
    assert len(re.findall(r'<tr data-ends="\d+ \d+" class="dim"', document)) == 1


@pytest.mark.browser
def test_hostile_names_run_nothing(tmp_path: Path) -> None:
    document, logged = opened("".join(html(hostile())), tmp_path)
    assert logged == ""
    assert document.count("<script>") == 1
