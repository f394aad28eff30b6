"""Findings, comments and seasons in one line each."""

import datetime
from collections.abc import Callable

import pytest

from autodebt_lint.knowledge.season_calendar import CompiledSeason, Tightening, Window
from autodebt_lint.model.levels import Severity

SeasonMaker = Callable[..., CompiledSeason]


@pytest.fixture
def season() -> SeasonMaker:
    """Give a maker of seasons that are in one phase through all of 2026."""

    def make(
        name: str,
        *,
        phase: str = "freeze",
        raise_by: int = 0,
        at_least: Severity | None = None,
        **criteria: tuple[str, ...],
    ) -> CompiledSeason:
        first, last = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
        rule = Tightening((phase,), "because", raise_by=raise_by, at_least=at_least, **criteria)
        return CompiledSeason(name, name, (Window(first, last, phase, last),), (rule,))

    return make
