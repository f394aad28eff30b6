"""Answers about small graphs."""

import json

import pytest

from autodebt_lint import answer
from autodebt_lint.graph import answers
from autodebt_lint.graph.questions import difference, hub_proposals, impact, ways
from tests.unit.graph.graphs import drawn


def test_what_breaks() -> None:
    found = impact(drawn("a->b, b->c, c->d, x->c"), "b", {"a_to_b.py": "@ada"})
    assert found.scripts == (("a_to_b.py", "@ada"), ("b_to_c.py", ""))
    assert [(link.source, link.target) for link in found.links] == [("a", "b"), ("b", "c")]
    assert found.downstream == ("c", "d")


def test_what_breaks_of_a_system_without_links() -> None:
    assert impact(drawn("a->b", "alone"), "alone", {}).links == ()


def test_all_shortest_ways() -> None:
    found = ways(drawn("a->b, b->d, a->c, c->d, a->x, x->y, y->d"), "a", "d")
    assert [[link.target for link in way] for way in found] == [["b", "d"], ["c", "d"]]


@pytest.mark.parametrize(("source", "target"), [("d", "a"), ("alone", "a"), ("a", "alone")])
def test_no_way(source: str, target: str) -> None:
    assert ways(drawn("a->b, b->d", "alone"), source, target) == ()


def test_a_new_hub_saves_what_a_mesh_has_too_many() -> None:
    links = ", ".join(f"{a}->{b}" for a in "abc" for b in "xyz")
    (found,) = hub_proposals(drawn(links))
    assert (found.hub, found.saved, len(found.absorbed)) == ("", 3, 9)
    assert found.connections == ("a", "b", "c", "x", "y", "z")


def test_a_hub_that_is_known_already_needs_fewer_connections() -> None:
    links = ", ".join(f"{a}->{b}" for a in "abc" for b in "xyz")
    found = hub_proposals(drawn(links + ", a->bus, b->bus, bus->x"))
    assert [(item.hub, item.saved) for item in found] == [("bus", 6), ("", 3)]


def test_a_warehouse_is_a_candidate_and_takes_no_link_of_its_own() -> None:
    links = ", ".join(f"{a}->{b}" for a in "abc" for b in "xyz")
    best = hub_proposals(drawn(links + ", a->warehouse, b->warehouse, c->warehouse"))[0]
    assert (best.hub, best.saved, len(best.absorbed)) == ("warehouse", 6, 9)


@pytest.mark.parametrize("links", ["", "a->b", "a->b, b->c", "a->bus, bus->b"])
def test_no_hub_where_it_would_save_nothing(links: str) -> None:
    assert hub_proposals(drawn(links)) == ()


def test_what_is_new_gone_and_changed() -> None:
    found = difference(drawn("a->b, b->c (low), c->d"), drawn("a->b, b->c, d->bus, d->a"))
    assert [(link.source, link.target) for link in found.new] == [("d", "bus"), ("d", "a")]
    assert [(link.source, link.target) for link in found.gone] == [("c", "d")]
    assert [(now.source, was.confidence.word) for was, now in found.changed] == [("b", "low")]
    assert [(link.source, link.target) for link in found.point_to_point] == [("d", "a"), ("b", "c")]


def test_a_guess_is_no_new_direct_link() -> None:
    assert difference(drawn(""), drawn("a->b (low)")).point_to_point == ()


def test_an_answer_reads_the_same_in_every_form() -> None:
    graph = drawn("a->b, b->c")
    told = answers.of_impact(impact(graph, "b", {}), graph)
    for render in answer.FORMATS.values():
        assert "a_to_b" in "".join(render(told)).replace("\\", "")
    assert json.loads("".join(answer.json(told)))["downstream"] == ["c"]
