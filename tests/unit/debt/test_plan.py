"""What is planned: within the time, by the season's rules, in order, and with the team's word kept."""

import datetime

from hypothesis import given
from hypothesis import strategies as some

from autodebt_lint.debt.plan import BATCH_MINUTES, most_of, plan, stretches_of
from autodebt_lint.model.assessment import DebtItem, SeasonPhase
from autodebt_lint.model.plan import Agreement, Plan
from tests.unit.debt.debts import TODAY, item

FREEZE = SeasonPhase("spring", "freeze", datetime.date(2026, 3, 4), datetime.date(2026, 3, 13))
UNTIL = datetime.date(2026, 3, 13)


def planned(
    *items: DebtItem, capacity: int = 600, before: tuple[Agreement, ...] = (), calm: bool = False
) -> Plan:
    """Plan from 20 February until 13 March; a freeze begins on 4 March."""
    year = [] if calm else [FREEZE]
    return plan("x", items, year, today=TODAY, until=UNTIL, capacity=capacity, before=before)


def chosen(found: Plan) -> set[str]:
    return {item.id for batch in found.batches for item in batch.items}


def because(found: Plan) -> dict[str, str]:
    return {left.item.id: left.because for left in found.left_out}


def test_the_days_fall_into_a_calm_stretch_and_a_guarded_one() -> None:
    calm, guarded = stretches_of([FREEZE], TODAY, UNTIL, 1_000)
    assert (calm.last, calm.guarded, calm.working_days) == (datetime.date(2026, 3, 3), False, 8)
    assert (guarded.first, guarded.guarded) == (FREEZE.first, True)
    assert calm.minutes + guarded.minutes == 1_000


def test_what_is_worth_most_is_chosen() -> None:
    found = planned(item("ADL301-a", score=80), item("ADL301-b", score=20), capacity=60)
    assert chosen(found) == {"ADL301-a"}
    assert because(found) == {"ADL301-b": "others are worth more of the time: priority 20 for 1 h"}


def test_what_cannot_be_taken_back_is_done_before_the_freeze() -> None:
    found = planned(item("ADL401-a", reversibility="hard"), item("ADL301-b"))
    days = {each.id: batch.last for batch in found.batches for each in batch.items}
    assert days["ADL401-a"] < FREEZE.first


def test_in_a_freeze_only_what_is_easily_taken_back_is_changed() -> None:
    found = plan(
        "x",
        [item("ADL401-a", reversibility="hard"), item("ADL301-b")],
        [FREEZE],
        today=FREEZE.first,
        until=UNTIL,
        capacity=600,
    )
    assert chosen(found) == {"ADL301-b"}
    assert because(found)["ADL401-a"].startswith("is not easily taken back")


def test_what_a_vendor_has_ended_is_repaired_in_a_freeze_too() -> None:
    gone = item("ADL203-a", reversibility="moderate", retired=datetime.date(2026, 2, 1))
    found = plan("x", [gone], [FREEZE], today=FREEZE.first, until=UNTIL, capacity=600)
    assert chosen(found) == {"ADL203-a"}


def test_nothing_is_paid_without_what_it_depends_on() -> None:
    first = item("ADL208-a", score=1, effort=500)
    later = item("ADL301-b", score=90, depends_on=("ADL208-a",))
    tight = planned(first, later, item("ADL302-c", score=60), capacity=100, calm=True)
    assert chosen(tight) == {"ADL302-c"}
    assert because(tight)["ADL301-b"] == "waits for ADL208-a, which is left out"
    roomy = planned(first, later, capacity=600, calm=True)
    order = [each.id for batch in roomy.batches for each in batch.items]
    assert order == ["ADL208-a", "ADL301-b"]


def test_what_was_agreed_stays_whatever_it_costs() -> None:
    poor, rich = item("ADL301-a", score=1, effort=300), item("ADL302-b", score=99, path="b.py")
    before = (
        Agreement("ADL301-a", agreed=True),
        Agreement("ADL302-b"),
        Agreement("ADL303-x", "old"),
    )
    found = planned(poor, rich, capacity=120, before=before)
    assert "ADL301-a" in chosen(found)
    assert found.agreed == {"ADL301-a"}
    assert [entry.what for entry in found.paid] == ["old"]


def test_an_item_that_is_too_large_says_so() -> None:
    assert because(planned(item("ADL402-a", effort=5_000))) == {
        "ADL402-a": "takes 83 h 20 min, and a stretch takes at most 10 h"
    }


def test_batches_hold_one_owners_work_in_one_file_or_of_one_kind() -> None:
    found = planned(
        item("ADL301-a", owners=("@ada",), path="a.py"),
        item("ADL302-b", owners=("@ada",), path="a.py"),
        item("ADL303-c", owners=("@ada",), path="c.py"),
        item("ADL301-d", owners=("@bob",), path="a.py"),
        calm=True,
    )
    groups = sorted(sorted(each.id for each in batch.items) for batch in found.batches)
    assert groups == [["ADL301-a", "ADL302-b"], ["ADL301-d"], ["ADL303-c"]]


def test_no_debt_is_an_empty_plan() -> None:
    assert planned().batches == ()


@some.composite
def debts(draw: some.DrawFn) -> list[DebtItem]:
    """Items of any size, each of which may depend on earlier ones."""
    items: list[DebtItem] = []
    for number in range(draw(some.integers(0, 9))):
        earlier = [each.id for each in items]
        items.append(
            item(
                f"ADL30{number}-x",
                score=draw(some.integers(0, 100)),
                effort=draw(some.integers(1, 700)),
                reversibility=draw(some.sampled_from(["easy", "moderate", "hard"])),
                depends_on=tuple(draw(some.sets(some.sampled_from(earlier), max_size=2)))
                if earlier
                else (),
                path=draw(some.sampled_from(["a.py", "b.py"])),
            )
        )
    return items


@given(debts(), some.integers(1, 2_000))
def test_a_plan_keeps_its_promises(items: list[DebtItem], capacity: int) -> None:
    found = planned(*items, capacity=capacity)
    taken = chosen(found)
    assert found.minutes <= capacity
    assert taken | set(because(found)) == {each.id for each in items}
    assert taken.isdisjoint(because(found))
    assert [batch.number for batch in found.batches] == list(range(1, len(found.batches) + 1))
    done: set[str] = set()
    for batch in found.batches:
        assert TODAY <= batch.first <= batch.last <= UNTIL
        assert len(batch.items) == 1 or batch.minutes <= BATCH_MINUTES
        for each in batch.items:
            assert set(each.depends_on) <= done
            assert not batch.guarded or each.reversibility == "easy"
            done.add(each.id)
    for stretch in found.stretches:
        inside = [b for b in found.batches if stretch.first <= b.first <= stretch.last]
        assert sum(batch.minutes for batch in inside) <= most_of(stretch, capacity)
