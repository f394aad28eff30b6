"""Ratings at the edges of SonarQube's grid, and those of integrations."""

import pytest

from autodebt_lint.debt.ratings import (
    MINUTES_PER_CALL,
    MINUTES_PER_LINE,
    by_ratio,
    by_worst,
    letter_of,
    of_integration,
)
from autodebt_lint.model.levels import Severity
from tests.unit.debt.debts import verdict


@pytest.mark.parametrize(
    ("ratio", "letter"),
    [
        (0.0, "A"), (0.05, "A"), (0.0500001, "B"), (0.1, "B"), (0.1000001, "C"), (0.2, "C"),
        (0.2000001, "D"), (0.5, "D"), (0.5000001, "E"), (12.0, "E"),
    ],
)  # fmt: skip
def test_the_upper_bound_of_a_letter_belongs_to_it(ratio: float, letter: str) -> None:
    assert letter_of(ratio) == letter


def test_a_script_of_120_lines_with_ten_fixed_addresses_is_a_b_by_lines() -> None:
    rating = by_ratio(300, 120 * MINUTES_PER_LINE)
    assert (rating.letter, round(rating.ratio, 4), rating.to_reach_a) == ("B", 0.0833, 120)


def test_nothing_written_costs_nothing_and_is_an_a() -> None:
    assert by_ratio(0, 0).letter == "A"
    assert by_ratio(30, 0).ratio == 0


@pytest.mark.parametrize(
    ("worst", "letter"),
    [
        (Severity.CRITICAL, "E"), (Severity.HIGH, "D"), (Severity.MEDIUM, "C"), (Severity.LOW, "B"),
        (Severity.INFO, "A"),
    ],
)  # fmt: skip
def test_the_worst_finding_rates(worst: Severity, letter: str) -> None:
    assert by_worst([verdict(severity=Severity.INFO), verdict(severity=worst)]).letter == letter
    assert by_worst([]).letter == "A"


def test_an_integration_rates_by_the_worse_of_its_calls_and_its_worst_finding() -> None:
    light = [verdict(severity=Severity.LOW, effort=5)]
    assert of_integration(light, calls=4).letter == "B"
    heavy = [verdict(severity=Severity.LOW, effort=MINUTES_PER_CALL)]
    assert of_integration(heavy, calls=1).letter == "E"
    assert of_integration([], calls=0).letter == "A"
