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

    @property
    def told(self) -> str:
        """Season and phase with their days, in one line."""
        since = f" since {self.since}" if self.since else ""
        until = f" until {self.until}" if self.until else ""
        day = f" (the day is {self.anchor})" if self.anchor else ""
        return f"{self.season} {self.phase}{since}{until}{day}"


class Columns(Struct, frozen=True):
    """Where a place starts and ends on its lines, counted otherwise than in characters; from 1."""

    bytes: tuple[int, int]
    """In bytes of UTF-8."""
    units: tuple[int, int]
    """In units of UTF-16."""
    shown: tuple[int, int]
    """In characters of the excerpt, in which masked secrets are shorter or longer than they were."""


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
    columns: Columns | None = None
    """Columns of the place in other counts; None where they are those in characters."""
    line_hash: str = ""
    """By which code scanning knows the line again; "" where nobody can tell, or none may be told."""
    in_change: bool = False
    """Whether its line is new since the revision that the run was compared with."""

    @property
    def shown_columns(self) -> tuple[int, int]:
        """Where the finding's place starts and ends in the excerpt and on its last line as that is shown; from 1."""
        place = self.finding.place
        return self.columns.shown if self.columns else (place.column, place.end_column)

    @property
    def explained(self) -> str:
        """The finding's message, today's severity with its reasons, and what is ahead, in one line."""
        ahead = f" (blocks from {self.blocks_from})" if self.blocks_from else ""
        return f"{self.finding.message} [{'; '.join(self.reasons)}]{ahead}"


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
    changed_lines: int | None = None
    """Lines of Python that are new since a revision; None where the run was compared with none."""

    @property
    def day(self) -> str:
        """The day of the run, and where the seasons stand on it, in one line."""
        active = [season.told for season in self.seasons if season.phase != "off-season"]
        return f"season on {self.as_of}: {'; '.join(active) or 'off-season'}"

    @property
    def conclusion(self) -> str:
        """What the run came to, and on which day, in one line."""
        return f"exit {self.exit_code}: {self.exit_reason.rstrip('.')}; {self.day}"
