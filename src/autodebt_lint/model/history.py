"""A project's past: what is kept of each point, and the trend that the points make."""

import datetime
from collections.abc import Mapping

from msgspec import Struct

from autodebt_lint.model.levels import Severity

LEVELS = len(Severity)


class PastFinding(Struct, frozen=True, array_like=True):
    """One finding of a past state; no source text can be read from it."""

    fingerprint: bytes
    """As in every report, as bytes; `policy.fingerprint` says what it is made of."""
    trace: bytes
    """What is left of it when its file gets another name: rule, scope and statement, hashed."""
    code: str
    severity: Severity
    """The level that no day changes: of the rule, the evidence or the configuration."""
    minutes: int
    """Effort of the repair."""


class FileDebt(Struct, frozen=True, array_like=True):
    """The findings of one file as one content of it and its surroundings gave them."""

    path: str
    items: tuple[PastFinding, ...]


class RuleCount(Struct, frozen=True, array_like=True):
    """What one rule found at a point."""

    findings: int
    minutes: int


class Point(Struct, frozen=True, kw_only=True):
    """One commit, judged as a whole by the rules and the configuration of the day of the build."""

    commit: str
    """Hexadecimal."""
    at: int
    """When it was committed, in seconds since 1970."""
    day: datetime.date
    """The same as a day, in the committer's time zone; what depends on a day was judged on it."""
    author_day: datetime.date
    """When it was written, in the author's time zone."""
    key: str
    """What the record depends on besides the commit: version, rules, knowledge and configuration."""
    tags: tuple[str, ...] = ()
    minutes: int
    """Sum of the repair efforts."""
    rules: dict[str, RuleCount]
    severities: tuple[int, ...]
    """Number of findings by `Severity`, from info on, by their level without dates and seasons."""
    severities_on_day: tuple[int, ...]
    """The same, as the commit's day with its season and the vendors' dates raised them."""
    suppressed: int
    """Findings that a comment silenced on that day."""
    files: int
    """Files looked at, manifests among them."""
    analysed: int
    """Files that hold automation code."""
    incomplete: int
    """Files of which text was lost."""
    lines: int
    groups: tuple[bytes, ...] = ()
    """Names of the `FileDebt` of every file with a finding, in order of path."""

    @property
    def findings(self) -> int:
        """Number of findings."""
        return sum(self.severities)


class Flow(Struct, frozen=True):
    """An amount of debt that came or went."""

    findings: int = 0
    minutes: int = 0


class AreaChange(Struct, frozen=True):
    """What changed in one part of the project."""

    area: str
    """Top-level folder."""
    owner: str
    """Who owns it by CODEOWNERS today; "" where nobody does."""
    minutes: int
    """What came less what was paid."""


class Anomaly(Struct, frozen=True):
    """A change far outside the usual one."""

    minutes: int
    """The change: above 0 where debt came."""
    usual: int
    """Median of all changes that are none of 0, in minutes."""
    limit: int
    """Distance from the usual change that it exceeds, in minutes."""
    commits: tuple[str, ...]
    """Those since the point before, the newest last; at least that of the point."""
    areas: tuple[AreaChange, ...]
    """Where most of it happened, the largest change first."""


class TrendPoint(Struct, frozen=True):
    """One point, and what happened since the one before."""

    commit: str
    day: datetime.date
    author_day: datetime.date
    tags: tuple[str, ...]
    minutes: int
    findings: int
    rules: Mapping[str, RuleCount]
    severities: tuple[int, ...]
    """Findings by `Severity`, from info on, by their level without dates and seasons."""
    severities_on_day: tuple[int, ...]
    """The same, as they were judged on the commit's day."""
    suppressed: int
    files: int
    analysed: int
    incomplete: int
    lines: int
    introduced: Flow
    paid: Flow
    comparable: bool
    """Judged by the same version, rules and configuration as the point before; the first one is."""
    current: bool
    """Judged as the build of today would judge it."""
    anomaly: Anomaly | None = None


class RuleLifetime(Struct, frozen=True):
    """How long the findings of a rule live; those that the first point had already do not count."""

    code: str
    born: int
    """Findings that came after the first point."""
    paid: int
    """Those of them that are gone."""
    median_days: int | None
    """Days after which half of them are gone, by Kaplan and Meier; None where more than half live."""
    oldest_days: int
    """Days since when the oldest that is left has been there at least, the first point's among them; 0 for none."""


class Survival(Struct, frozen=True):
    """The share of findings that live longer than some days."""

    days: int
    share: float


class SeasonFlow(Struct, frozen=True):
    """What came and what was paid in one phase of a season."""

    season: str
    """Id; "" for the days of a year that lie in no season's phase."""
    phase: str
    anchor: datetime.date | None
    """The day that the season turns on."""
    year: int
    introduced: Flow
    paid: Flow


class Trend(Struct, frozen=True):
    """All that a picture of a project's past needs."""

    points: tuple[TrendPoint, ...] = ()
    lifetimes: tuple[RuleLifetime, ...] = ()
    """By code."""
    survival: tuple[Survival, ...] = ()
    """Steps of the curve of all rules together, from day 0 on."""
    seasons: tuple[SeasonFlow, ...] = ()
    """In order of time."""
    since: Mapping[str, datetime.date] = {}
    """Day on which each finding of the newest point came, by its fingerprint in hexadecimal digits.

    What the first point had already is not among them: it has been there for longer.
    """

    @property
    def anomalies(self) -> tuple[TrendPoint, ...]:
        """The points with an anomaly."""
        return tuple(point for point in self.points if point.anomaly is not None)
