"""What is kept of a project's past: a small record for each point of its history."""

import datetime

from msgspec import Struct

from autodebt_lint.model.levels import Severity

LEVELS = len(Severity)


class DebtItem(Struct, frozen=True, array_like=True):
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
    items: tuple[DebtItem, ...]


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
