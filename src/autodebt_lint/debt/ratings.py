"""Ratings by SonarQube's formulas, so that numbers compare, and a second one for integrations.

A rating of a project is its debt by what its lines cost to write (30 minutes each): A up to 5 %, B up to
10 %, C up to 20 %, D up to 50 %, E above. Reliability and security are rated by the worst finding.
Sources: SonarSource/sonarqube, `DebtRatingGrid` and `Rating` (Standard mode).

By lines no script of integrations rates badly: one of 120 lines may hold ten fixed addresses and is a B.
What is rated besides is therefore each system and each link, by what its calls cost to write, and no
rating is better than the worst finding allows on the day.
"""

from collections.abc import Iterable

from autodebt_lint.model.assessment import Rating
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Verdict

MINUTES_PER_LINE = 30
"""What a line costs to write, as SonarQube's debt ratio has it."""
MINUTES_PER_CALL = 240
"""What a call of another system costs to build: access, mapping, errors, paging, a test. An assumption, of
half a day."""
_GRID = (("A", 0.05), ("B", 0.1), ("C", 0.2), ("D", 0.5))
"""Largest ratio of each letter, itself included."""
_WORST = {
    Severity.CRITICAL: "E",
    Severity.HIGH: "D",
    Severity.MEDIUM: "C",
    Severity.LOW: "B",
    Severity.INFO: "A",
}
"""SonarQube's BLOCKER, CRITICAL, MAJOR, MINOR and INFO."""


def letter_of(ratio: float) -> str:
    """Return the letter of a debt ratio (0.05 is 5 %)."""
    return next((letter for letter, most in _GRID if ratio <= most), "E")


def by_ratio(debt: int, cost: int) -> Rating:
    """Rate minutes of debt by minutes of development cost; without cost the ratio is 0."""
    ratio = debt / cost if cost else 0.0
    spare = _GRID[0][1] * cost
    return Rating(letter_of(ratio), ratio, debt, cost, max(0, round(debt - spare)))


def by_worst(verdicts: Iterable[Verdict]) -> Rating:
    """Rate by the worst severity of today; A where there is none."""
    found = list(verdicts)
    worst = max((verdict.severity for verdict in found), default=None)
    debt = sum(verdict.finding.effort for verdict in found)
    letter = "A" if worst is None else _WORST[worst]
    return Rating(letter, 0.0, debt, 0, 0 if letter == "A" else debt, worst)


def of_integration(verdicts: Iterable[Verdict], calls: int) -> Rating:
    """Rate a system or a link: the worse of its ratio by calls and its worst finding.

    Args:
        verdicts: of the findings about it.
        calls: places that call it; at least one is assumed, since something found it.
    """
    found = list(verdicts)
    ratio = by_ratio(
        sum(verdict.finding.effort for verdict in found), max(1, calls) * MINUTES_PER_CALL
    )
    worst = by_worst(found)
    return Rating(
        max(ratio.letter, worst.letter),
        ratio.ratio,
        ratio.debt,
        ratio.cost,
        ratio.to_reach_a,
        worst.worst,
    )
