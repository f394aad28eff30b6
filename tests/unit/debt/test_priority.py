"""What makes debt worth paying, and that each score says why."""

import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from autodebt_lint.debt.priority import FACTORS, Surroundings, ranked
from autodebt_lint.model.assessment import DebtItem
from autodebt_lint.model.levels import Severity
from autodebt_lint.settings.priorities import Weights
from tests.unit.debt.debts import TODAY, item

AROUND = Surroundings(TODAY, None, {}, {}, frozenset())
DAY = datetime.timedelta(days=1)
PLAIN = item("ADL301-1")
USUAL = Weights()


def score(debt: DebtItem, around: Surroundings = AROUND, weights: Weights = USUAL) -> float:
    (scored,) = ranked([debt], weights, around)
    return scored.score


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param({"impact": Severity.CRITICAL, "processes": ("billing",)}, id="revenue"),
        pytest.param({"processes": ("attribution",)}, id="decisions"),
        pytest.param({"severity": Severity.CRITICAL}, id="severity"),
        pytest.param({"due": TODAY + 10 * DAY}, id="a day that is near"),
        pytest.param({"effort": 5}, id="little effort"),
        pytest.param({"unlocks": 2}, id="others wait"),
    ],
)
def test_what_raises_a_priority(worse: dict[str, object]) -> None:
    assert score(msgspec.structs.replace(PLAIN, **worse)) > score(PLAIN)


@pytest.mark.parametrize(
    "around",
    [
        pytest.param({"changes": {"sync.py": 9}}, id="changed often"),
        pytest.param({"links": {"sync.py": 3}}, id="links go through it"),
        pytest.param({"next_peak": TODAY + 20 * DAY}, id="a peak is near"),
        pytest.param({"reporting": frozenset(["hubspot"])}, id="people look at it"),
    ],
)
def test_what_lies_around_raises_a_priority(around: dict[str, object]) -> None:
    assert score(PLAIN, msgspec.structs.replace(AROUND, **around)) > score(PLAIN)


def test_a_nearer_day_counts_more_and_one_that_has_passed_most() -> None:
    days = [TODAY + number * DAY for number in (-30, 0, 30, 90, 400)]
    scores = [score(msgspec.structs.replace(PLAIN, due=day)) for day in days]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == score(PLAIN)


def test_a_secret_is_urgent_on_every_day() -> None:
    secret = item("ADL106-1")
    assert score(secret) == score(msgspec.structs.replace(PLAIN, due=TODAY))
    assert score(secret, msgspec.structs.replace(AROUND, next_peak=TODAY + DAY)) == score(secret)


def test_a_score_is_the_sum_of_its_reasons_and_each_says_what_it_saw() -> None:
    debt = msgspec.structs.replace(
        PLAIN, due=TODAY + 10 * DAY, impact=Severity.HIGH, processes=("reporting",), unlocks=1
    )
    (scored,) = ranked([debt], Weights(), AROUND)
    assert scored.score == pytest.approx(sum(reason.points for reason in scored.reasons))
    assert {reason.factor: reason.because for reason in scored.reasons} == {
        "revenue": "high impact: serves reporting",
        "decision": "people decide by reporting",
        "risk": "medium today",
        "urgency": "gets worse in 10 days, on 2026-03-02",
        "ease": "1 h, can be taken back",
        "unlocks": "1 item waits for it",
    }


@given(some.builds(Weights, **{name: some.integers(1, 100) for name in FACTORS}))
def test_no_score_is_above_100_and_only_proportions_count(weights: Weights) -> None:
    debt = msgspec.structs.replace(
        PLAIN, due=TODAY, impact=Severity.CRITICAL, severity=Severity.CRITICAL, unlocks=9
    )
    assert 0 <= score(debt, weights=weights) <= 100.2
    tenfold = Weights(
        **{name: 10 * value for name, value in msgspec.structs.asdict(weights).items()}
    )
    assert score(debt, weights=tenfold) == score(debt, weights=weights)


def test_a_weight_of_nothing_silences_its_factor() -> None:
    silent = Weights(revenue=0)
    billing = msgspec.structs.replace(PLAIN, impact=Severity.CRITICAL, processes=("billing",))
    assert score(billing, weights=silent) == score(PLAIN, weights=silent)
