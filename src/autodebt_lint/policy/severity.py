"""The level that a finding has today, and the chain of reasons that led to it."""

import datetime
from collections.abc import Sequence

from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Severity
from autodebt_lint.policy.season_pressure import SeasonToday, press
from autodebt_lint.policy.subjects import Subject
from autodebt_lint.settings import BaseLevel, Settings
from autodebt_lint.settings.selectors import specificity

#: Rules whose findings grow worse as the vendor's date comes nearer.
DATED_RULES = frozenset({"ADL203"})


def judge(
    finding: Finding,
    settings: Settings,
    seasons: Sequence[SeasonToday],
    subject: Subject,
    today: datetime.date,
) -> tuple[Severity, tuple[str, ...]]:
    """Work out a finding's level.

    Configuration sets the base level, or pins it. Then the evidence's class, the vendor's date, the
    business process and the season may raise it, in this order; what raises it leaves its reason. Findings at info need
    nothing done, and those of the tool's own family tell of the run: neither date nor season
    touches them.

    Args:
        finding: with the level of its rule or of its evidence.
        settings: the project's.
        seasons: as `season_pressure.seasons_today` gives them.
        subject: what it is about.
        today: day of the run.

    Returns:
        The level, and the reasons from the first to the last; there is at least one.
    """
    configured = _configured(finding, settings)
    if configured is not None and configured.pinned:
        return configured.severity, (f"{configured.severity.word} pinned by configuration",)
    level, reasons = _base(finding, configured)
    if level is Severity.INFO or _speaks_of_the_run(finding):
        return level, tuple(reasons)
    if finding.retires_on is not None and finding.code in DATED_RULES:
        dated = by_days_left((finding.retires_on - today).days)
        alone = configured is None and not finding.reason
        if alone:
            reasons.clear()
        if alone or dated > level:
            level = dated
            reasons.append(f"{_date_reason(finding.retires_on, today)}: {dated.word}")
    if settings.impact_raises and subject.impact is Severity.CRITICAL and level < Severity.CRITICAL:
        level = Severity(level + 1)
        reasons.append(f"{level.word} because it stops {subject.processes[0]}")
    level, reason = press(finding, level, seasons, subject)
    if reason:
        reasons.append(reason)
    return level, tuple(reasons)


def base_level(finding: Finding, settings: Settings) -> Severity:
    """The level of a finding that no day changes: as configured, else that of its evidence."""
    configured = _configured(finding, settings)
    if configured is not None and configured.pinned:
        return configured.severity
    return _base(finding, configured)[0]


#: Days before a vendor's date on which the level by it changes.
DATE_RANGES = (180, 90, 30)


def by_days_left(days: int) -> Severity:
    """Grade a vendor's date by the days that are left: 0 today, negative in the past."""
    for least, level in zip(
        DATE_RANGES, (Severity.LOW, Severity.MEDIUM, Severity.HIGH), strict=True
    ):
        if days > least:
            return level
    return Severity.CRITICAL


def _configured(finding: Finding, settings: Settings) -> BaseLevel | None:
    """Find the configured level that names the finding's rule most exactly."""
    best, exactness = None, 0
    for level in settings.severity:
        found = specificity(level.rules, finding.code, finding.name)
        if found > exactness:
            best, exactness = level, found
    return best


def _base(finding: Finding, configured: BaseLevel | None) -> tuple[Severity, list[str]]:
    """Give the level before dates and seasons: configuration first, then the evidence."""
    evidence = f"{finding.reason}: {finding.severity.word}" if finding.reason else ""
    if configured is None:
        return finding.severity, [evidence or finding.severity.word]
    reasons = [f"{configured.severity.word} as configured"]
    if evidence and finding.severity > configured.severity:
        return finding.severity, [*reasons, evidence]
    return configured.severity, reasons


def _speaks_of_the_run(finding: Finding) -> bool:
    return finding.code.startswith("ADL0")


def _date_reason(retires_on: datetime.date, today: datetime.date) -> str:
    days = (retires_on - today).days
    if days == 0:
        return f"retires on {retires_on}, today"
    unit = "day" if abs(days) == 1 else "days"
    if days > 0:
        return f"retires on {retires_on}, in {days} {unit}"
    return f"retired on {retires_on}, {-days} {unit} ago"
