"""How hard the seasons of today press on one finding."""

import datetime
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from autodebt_lint.knowledge.season_calendar import (
    FAMILIES,
    CompiledSeason,
    PhaseRule,
    Tightening,
    state,
)
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import SeasonState
from autodebt_lint.policy.path_patterns import path_matches
from autodebt_lint.policy.subjects import Subject
from autodebt_lint.settings import Settings
from autodebt_lint.settings.selectors import specificity


class SeasonToday(Struct, frozen=True):
    """A season on the day of the run, with what its present phase tightens."""

    state: SeasonState
    tightens: tuple[Tightening, ...]
    asks: PhaseRule | None = None
    """What the phase asks of the whole run."""


def seasons_today(
    seasons: Iterable[CompiledSeason], today: datetime.date
) -> tuple[SeasonToday, ...]:
    """Set seasons against the day of the run, in the order configured."""
    result = []
    for season in seasons:
        now = state(season, today)
        tightens = tuple(rule for rule in season.tightens if now.phase in rule.phases)
        asks = next((rule for rule in season.phases if rule.phase == now.phase), None)
        result.append(SeasonToday(now, tightens, asks))
    return tuple(result)


def binding(seasons: Sequence[SeasonToday], *, new_known: bool) -> tuple[SeasonToday, ...]:
    """Those that bind the run: one that asks for new code only needs somebody to say what is new."""
    return tuple(
        season for season in seasons if new_known or season.asks is None or not season.asks.new_only
    )


def fails_on(settings: Settings, seasons: Sequence[SeasonToday]) -> tuple[Severity, str]:
    """The level from which a finding fails the run today, and the season that lowered it, if one did."""
    level, because = settings.fail_on, ""
    for season in seasons:
        asked = season.asks.fail_on if season.asks is not None else None
        if asked is not None and asked < level:
            level, because = asked, f"{season.state.season} {season.state.phase}"
    return level, because


def enabled(settings: Settings, rules: Iterable[str]) -> Settings:
    """The settings with some rules let in that they leave out."""
    let_in = tuple(rules)
    if not let_in:
        return settings
    select = (*settings.select, *let_in) if settings.select else ()
    ignore = tuple(entry for entry in settings.ignore if entry not in let_in)
    return replace(settings, select=select, ignore=ignore)


def press(
    finding: Finding, level: Severity, seasons: Sequence[SeasonToday], subject: Subject
) -> tuple[Severity, str]:
    """Raise a level as the seasons ask; they never lower it.

    Of several seasons the strictest counts, and of equally strict ones the first configured.

    Args:
        finding: the finding concerned.
        level: its level so far.
        seasons: as `seasons_today` gives them.
        subject: what it is about.

    Returns:
        The level and the reason; the reason is empty when no season raised the level.
    """
    raised = []
    for season in seasons:
        levels = [
            _tightened(level, rule) for rule in season.tightens if _concerns(rule, finding, subject)
        ]
        strictest = max(levels, default=level)
        if strictest > level:
            raised.append((strictest, season.state))
    if not raised:
        return level, ""
    strictest, winner = max(raised, key=lambda pair: pair[0])
    reason = f"{strictest.word} because {winner.season} {winner.phase}"
    if winner.since is not None:
        reason += f" since {winner.since}"
    if len(raised) > 1:
        reason += f" (strictest of {', '.join(other.season for _, other in raised)})"
    return strictest, reason


def _tightened(level: Severity, rule: Tightening) -> Severity:
    raised = Severity(min(level + rule.raise_by, Severity.CRITICAL))
    return raised if rule.at_least is None else max(raised, rule.at_least)


def _concerns(rule: Tightening, finding: Finding, subject: Subject) -> bool:
    """Tell whether all criteria hold; one that is not given always does."""
    system = finding.system or ""
    if rule.families and _family(finding.code) not in rule.families:
        return False
    if rule.rules and not any(specificity(e, finding.code, finding.name) for e in rule.rules):
        return False
    if rule.systems and system not in rule.systems:
        return False
    if rule.categories and subject.category not in rule.categories:
        return False
    if rule.processes and not set(rule.processes).intersection(subject.processes):
        return False
    if rule.owners and subject.owner not in rule.owners:
        return False
    return not rule.paths or any(path_matches(pattern, finding.path) for pattern in rule.paths)


def _family(code: str) -> str:
    digit = code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")[:1]
    return next((name for name, number in FAMILIES.items() if number == digit), "")
