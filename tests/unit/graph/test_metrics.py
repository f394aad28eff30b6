"""Figures of golden graphs, each worked out by hand from the formulas in docs/graph.md."""

import pytest

from autodebt_lint.graph.metrics import metrics
from tests.unit.graph.graphs import drawn


def test_a_chain() -> None:
    found = metrics(drawn("a->b, b->c"))
    assert (found.systems, found.links, found.point_to_point) == (3, 2, 2)
    assert found.share_of_possible == pytest.approx(2 / 3)
    assert found.propagation_cost == pytest.approx((3 + 2 + 1) / 9)
    assert found.articulation_points == ("b",)
    assert found.largest_cycle == ()
    assert [(item.fan_in, item.fan_out, item.instability) for item in found.by_system] == [
        (0, 1, 1.0),
        (1, 1, 0.5),
        (1, 0, 0.0),
    ]


def test_a_full_mesh_of_five() -> None:
    links = ", ".join(f"{a}->{b}" for a in "abcde" for b in "abcde" if a < b)
    found = metrics(drawn(links))
    assert found.point_to_point == 10
    assert found.share_of_possible == 1
    assert found.articulation_points == ()
    assert {item.rating for item in found.by_system} == {"C"}


def test_a_star_around_a_hub_has_no_direct_link() -> None:
    found = metrics(drawn("a->bus, b->bus, bus->c, bus->d"))
    assert (found.links, found.point_to_point, found.share_of_possible) == (4, 0, 0)
    assert found.articulation_points == ("bus",)
    assert {item.id: item.rating for item in found.by_system} == dict.fromkeys(
        ("a", "b", "bus", "c", "d"), "A"
    )


def test_a_star_around_a_system_rates_it_by_its_links() -> None:
    links = ", ".join(f"x{number}->crm" for number in range(9))
    ratings = {item.id: item.rating for item in metrics(drawn(links)).by_system}
    assert ratings["crm"] == "E"
    assert ratings["x0"] == "A"


def test_circles_and_two_way_pairs() -> None:
    found = metrics(drawn("a->b, b->c, c->a, c->d, d->c"))
    assert found.largest_cycle == ("a", "b", "c", "d")
    assert found.two_way == (("c", "d"),)
    assert found.propagation_cost == 1


def test_two_groups_that_hang_together_by_one_link() -> None:
    found = metrics(drawn("a->b, b->c, a->c, x->y, y->z, x->z, c->x"))
    assert found.modularity == pytest.approx(6 / 7 - 2 * (7 / 14) ** 2)
    assert found.articulation_points == ("c", "x")


def test_what_is_only_suspected_does_not_count() -> None:
    found = metrics(drawn("a->b (low), b->c (medium)"))
    assert (found.systems, found.links) == (2, 1)


def test_no_graph_at_all() -> None:
    found = metrics(drawn("", "a"))
    assert (found.systems, found.links, found.share_of_possible, found.propagation_cost) == (
        0,
        0,
        0,
        0,
    )
