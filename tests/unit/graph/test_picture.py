"""The picture of the graph: complete, harmless, and alive in a real browser."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from autodebt_lint.graph.figures import arrows_of, figures_of
from autodebt_lint.graph.layout import HEIGHT, WIDTH, layout
from autodebt_lint.graph.picture import html
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
