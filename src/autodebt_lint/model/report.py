"""What a run hands to a reporter."""

import datetime

from msgspec import Struct

from autodebt_lint.model.advisory import Audit
from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.known import KnownFinding
from autodebt_lint.model.levels import Severity


class SeasonState(Struct, frozen=True):
    """Where one season stands on the day of the run."""

    season: str
    """Id of the season: ``"black-friday"``."""
    phase: str
    """``off-season``, ``preparation``, ``freeze``, ``peak`` or ``recovery``."""
    since: datetime.date | None
    until: datetime.date | None
    """First and last day of the phase; None where the horizon cuts it off."""
    anchor: datetime.date | None
    """The day the season turns on, of the occurrence that is next or under way."""


class Verdict(Struct, frozen=True):
    """A finding with the severity it has today, and why."""

    finding: Finding
    severity: Severity
    reasons: tuple[str, ...]
    """The chain from the base level to today's, first to last; never empty."""
    fingerprint: str
    """Hexadecimal identity that survives moved lines; holds no source text."""
    excerpt: str = ""
    """The source line of the finding with every secret masked."""
    suppression: Suppression | None = None
    processes: tuple[str, ...] = ()
    """Ids of the business processes that the code serves, the costliest first."""
    impact: Severity | None = None
    """What it costs these processes to fail."""
    statement: str = ""
    """Hexadecimal hash of rule and statement, without place: see `policy.known`."""
    known: KnownFinding | None = None
    """The entry of a baseline, or of a revision, that it was there in."""
    blocks_from: datetime.date | None = None
    """Day ahead from which it fails the run."""
    blocks_because: str = ""
    """What makes it fail then."""


class Report(Struct, frozen=True):
    """All that any output format may show; rendering needs nothing else."""

    tool_version: str
    as_of: datetime.date
    seasons: tuple[SeasonState, ...]
    verdicts: tuple[Verdict, ...]
    """What is shown, in order of path and place."""
    suppressed: tuple[Verdict, ...]
    fail_on: Severity
    exit_code: int
    exit_reason: str
    """One sentence that says why the exit code is what it is."""
    incomplete: tuple[str, ...]
    """Paths of the files of which text was lost, or on which a rule crashed."""
    files: int
    """Files looked at, manifests among them."""
    analysed: int
    """Files that hold automation code and were analysed."""
    lines: int
    """Lines in the Python files among them."""
    owners: tuple[tuple[str, str], ...] = ()
    """Path and owner of each reported file that has one."""
    hidden: int = 0
    """Findings not shown because of their confidence, severity or selection."""
    audit: Audit | None = None
    """What was asked about known vulnerabilities; None where nobody asked."""
    known: tuple[Verdict, ...] = ()
    """What a baseline accepts or a revision had already; it fails no run."""
    compared: tuple[str, ...] = ()
    """What the run was compared with: ``baseline .autodebt-baseline.json``, ``main``."""
