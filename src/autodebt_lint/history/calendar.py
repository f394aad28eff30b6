"""The seasons around any day of the past."""

import datetime
from pathlib import Path

from autodebt_lint.knowledge.season_calendar import CompiledSeason
from autodebt_lint.knowledge.seasons import load_seasons
from autodebt_lint.settings import Settings

_FIRST_YEAR = 1971
_LAST_YEAR = 9000
"""Seasons are compiled for the years between; commits may carry any."""


class Calendar:
    """Compiles the seasons of a project, once for each year."""

    def __init__(self, settings: Settings, root: Path, directory: Path | None) -> None:
        """Compile nothing yet; `directory` is the folder of all caches, None for none."""
        self._names = settings.seasons
        self._root = root
        self._directory = directory
        self._seasons: dict[int, tuple[CompiledSeason, ...]] = {}

    def seasons_on(self, day: datetime.date) -> tuple[CompiledSeason, ...]:
        """The seasons around a day."""
        year = min(max(day.year, _FIRST_YEAR), _LAST_YEAR)
        if year not in self._seasons:
            self._seasons[year] = load_seasons(
                self._names, self._root, day.replace(year=year, day=1), self._directory
            )
        return self._seasons[year]
