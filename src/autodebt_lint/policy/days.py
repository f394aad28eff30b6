"""Findings on any day: their levels, the level that fails a run, and the first day ahead on which they block.

Between two days on which a phase begins or ends, or a vendor's date comes into another range,
nothing changes; so only those days are looked at.
"""

import datetime
from collections.abc import Iterable, Sequence

from autodebt_lint.knowledge.season_calendar import CompiledSeason
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Severity
from autodebt_lint.policy.season_pressure import (
    SeasonToday,
    binding,
    enabled,
    fails_on,
    seasons_today,
)
from autodebt_lint.policy.severity import DATE_RANGES, judge
from autodebt_lint.policy.subjects import SubjectOf
from autodebt_lint.settings import Settings

_DAY = datetime.timedelta(days=1)


class Days:
    """Judges findings as on any day; remembers the climate of each."""

    def __init__(
        self,
        settings: Settings,
        seasons: Sequence[CompiledSeason],
        subject_of: SubjectOf,
        *,
        new_known: bool = False,
    ) -> None:
        """Judge by some settings and seasons.

        Args:
            settings: the project's.
            seasons: those of the project.
            subject_of: tells what a finding is about.
            new_known: whether it is known which findings are new.
        """
        self._settings = settings
        self._seasons = seasons
        self._subject_of = subject_of
        self._new_known = new_known
        self._climates: dict[datetime.date, tuple[SeasonToday, ...]] = {}
        self._turns = sorted(
            {window.first for season in seasons for window in season.windows}
            | {window.last + _DAY for season in seasons for window in season.windows}
        )

    def climate(self, day: datetime.date) -> tuple[SeasonToday, ...]:
        """The seasons that bind a run on a day."""
        found = self._climates.get(day)
        if found is None:
            found = binding(seasons_today(self._seasons, day), new_known=self._new_known)
            self._climates[day] = found
        return found

    def settings_on(self, day: datetime.date) -> Settings:
        """The settings with the rules let in that the phases of a day ask for."""
        asked = [
            rule
            for season in self.climate(day)
            if season.asks is not None
            for rule in season.asks.enables
        ]
        return enabled(self._settings, asked)

    def level(self, finding: Finding, day: datetime.date) -> tuple[Severity, tuple[str, ...]]:
        """A finding's level on a day, and the reasons for it."""
        return judge(finding, self._settings, self.climate(day), self._subject_of(finding), day)

    def fails_on(self, day: datetime.date) -> tuple[Severity, str]:
        """The level that fails a run on a day, and the season that asks for it, if one does."""
        return fails_on(self._settings, self.climate(day))

    def blocks(
        self, finding: Finding, today: datetime.date, lead: int | None = None
    ) -> tuple[datetime.date, str] | None:
        """The first day ahead on which a finding fails a run, and what makes it fail; None for none.

        Args:
            finding: one that does not fail it today.
            today: day of the run.
            lead: days to look ahead; the settings' own when None.
        """
        until = today + (self._settings.lead if lead is None else lead) * _DAY
        for day in self._changes(finding, today, until):
            level, reasons = self.level(finding, day)
            least, because = self.fails_on(day)
            if level >= least:
                return day, f"fails on {least.word} in {because}" if because else reasons[-1]
        return None

    def _changes(
        self, finding: Finding, today: datetime.date, until: datetime.date
    ) -> Iterable[datetime.date]:
        days = {day for day in self._turns if today < day <= until}
        if finding.retires_on is not None:
            dated = (finding.retires_on - left * _DAY for left in DATE_RANGES)
            days |= {day for day in dated if today < day <= until}
        return sorted(days)
