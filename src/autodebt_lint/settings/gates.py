"""Conditions of the quality gate, as the configuration writes them."""

from typing import Literal, get_args

from msgspec import Struct

from autodebt_lint.model.levels import Severity

Measure = Literal[
    "findings",
    "debt-minutes",
    "debt-ratio",
    "point-to-point-links",
    "retirements-before-peak",
    "unresolved-share",
    "incomplete-files",
]
"""What a condition counts; `policy.gate` says how."""

MEASURES: tuple[str, ...] = get_args(Measure)


class Condition(Struct, frozen=True, kw_only=True):
    """One condition: the run passes while the measure is not above its limit."""

    measure: Measure
    """What is counted.

    Example: measure = "debt-ratio"
    """
    name: str = ""
    """As the team calls it; the measure unless given.

    Example: name = "debt of the shop"
    """
    limit: float = 0
    """Highest value that passes; shares and ratios in percent.

    Example: limit = 5
    """
    at_least: Severity = Severity.INFO
    """Least level of the findings that count.

    Example: at-least = "medium"
    """
    rules: tuple[str, ...] = ()
    """Codes, prefixes or names of the findings that count; all unless given.

    Example: rules = ["ADL1"]
    """
    phases: tuple[str, ...] = ()
    """Phases of seasons in which it holds, ``off-season`` too; always unless given.

    Example: phases = ["freeze", "peak"]
    """
    advice: str = ""
    """What to do about it, in the team's own words.

    Example: advice = "ask the platform team before merging"
    """
