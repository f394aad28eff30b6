"""Past files judged as on the days of their commits."""

import datetime
import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec

from autodebt_lint.engine.kept_lines import KeptLine, KeptLines
from autodebt_lint.engine.owners import code_owners
from autodebt_lint.history.calendar import Calendar
from autodebt_lint.knowledge import KnowledgeCopy
from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.history import LEVELS, FileDebt, PastFinding, RuleCount
from autodebt_lint.policy.days import Days
from autodebt_lint.policy.judge import verdicts
from autodebt_lint.policy.season_pressure import binding, seasons_today
from autodebt_lint.policy.severity import DATE_RANGES, base_level
from autodebt_lint.policy.subjects import subjects
from autodebt_lint.session import Rules
from autodebt_lint.settings import Settings

_DAY = datetime.timedelta(days=1)


class FileOutcome(NamedTuple):
    """What the rules found in one file, before any day has judged it."""

    path: str
    findings: tuple[Finding, ...]
    suppressions: tuple[Suppression, ...]
    lines: Mapping[int, KeptLine]
    """Source lines of the findings, by number."""
    owner: str
    """Whom the file's header names."""


class Judged(NamedTuple):
    """One file as a day judges it."""

    name: bytes
    """Of the debt; b"" where there is none."""
    debt: FileDebt
    on_day: tuple[int, ...]
    """Findings by severity as raised on that day."""
    suppressed: int
    incomplete: bool


Climate: TypeAlias = tuple[tuple[str, str], ...]
"""Season and phase of each season that tells on a day."""


class Judge:
    """Judges files as on any day, and remembers what it judged."""

    def __init__(
        self,
        settings: Settings,
        root: Path,
        knowledge: KnowledgeCopy,
        rules: Rules,
        directory: Path | None,
    ) -> None:
        """Prepare to judge.

        Args:
            settings: the project's.
            root: the project's root, whose CODEOWNERS of today counts.
            knowledge: of systems.
            rules: those that ran.
            directory: the folder of all caches, for compiled seasons.
        """
        # Nobody asks here what is ahead, and the search for that would take most of the time.
        self._settings = msgspec.structs.replace(settings, lead=0)
        self._seasons_on = Calendar(settings, root, directory).seasons_on
        self._rules = [(code, rule.name) for code, rule in rules.everything.items()]
        self._ran = rules.ran(project=True)
        self._owner_of = code_owners(root)
        self._owners: dict[str, str] = {}

        def category_of(system: str) -> str:
            found = knowledge.open().system(system)
            return found.category if found else ""

        def roles_of(system: str) -> tuple[str, ...]:
            found = knowledge.open().system(system)
            return found.revenue_role if found else ()

        self._subject_of = subjects(settings, category_of, roles_of, self._owners)
        self._climates: dict[datetime.date, Climate] = {}
        self._turns: dict[int, tuple[FileOutcome, list[datetime.date]]] = {}
        self._known: dict[tuple[int, int, Climate], Judged] = {}
        #: What a judgement shows whatever the season, as long as seasons only raise levels.
        self._shown: dict[tuple[int, int], tuple[Judged, tuple[Finding, ...]]] = {}
        self._days: dict[int, Days] = {}

    def judged(self, outcome: FileOutcome, day: datetime.date, climate: Climate) -> Judged:
        """Judge a file as on a day, of which `climate` was told."""
        kept = self._turns.get(id(outcome))
        if kept is None or kept[0] is not outcome:
            kept = self._turns[id(outcome)] = (outcome, self._days_of_change(outcome))
        dated = (id(outcome), bisect_right(kept[1], day))
        key = (*dated, climate)
        found = self._known.get(key)
        if found is None:
            shown = self._shown.get(dated)
            if shown is None or not self._only_raise(day):
                found, findings = self._judge(outcome, day)
                self._shown[dated] = (found, findings)
            else:
                found = shown[0]._replace(on_day=self._levels(shown[1], day))
            self._known[key] = found
        return found

    def forget_all_but(self, outcomes: Iterable[FileOutcome]) -> None:
        """Hold what was judged of some files only."""
        wanted = {id(outcome) for outcome in outcomes}
        self._turns = {key: value for key, value in self._turns.items() if key in wanted}
        self._known = {key: value for key, value in self._known.items() if key[0] in wanted}
        self._shown = {key: value for key, value in self._shown.items() if key[0] in wanted}

    def climate(self, day: datetime.date) -> Climate:
        """What of a day's seasons can change a level: days of the same climate judge alike."""
        if day not in self._climates:
            now = binding(seasons_today(self._seasons_on(day), day), new_known=False)
            self._climates[day] = tuple(
                (season.state.season, season.state.phase)
                for season in now
                if season.tightens or season.asks is not None
            )
        return self._climates[day]

    def _days_of_change(self, outcome: FileOutcome) -> list[datetime.date]:
        """The days from which on dates in a file, and not seasons, judge it otherwise."""
        days: set[datetime.date] = set()
        for finding in outcome.findings:
            if finding.counts_from is not None:
                days.add(finding.counts_from + _DAY)
            if finding.retires_on is not None:
                days.update(finding.retires_on - left * _DAY for left in DATE_RANGES)
        for comment in outcome.suppressions:
            if comment.until and not comment.fault:
                last = datetime.date.fromisoformat(comment.until)
                days.update((last + _DAY, last - self._settings.suppression_days * _DAY))
        return sorted(days)

    def _only_raise(self, day: datetime.date) -> bool:
        """Whether the seasons around a day let no rule in, and no level hides a finding."""
        return self._settings.min_severity is None and not any(
            phase.enables for season in self._seasons_on(day) for phase in season.phases
        )

    def _levels(self, findings: Iterable[Finding], day: datetime.date) -> tuple[int, ...]:
        if day.year not in self._days:
            self._days[day.year] = Days(self._settings, self._seasons_on(day), self._subject_of)
        on_day = [0] * LEVELS
        for finding in findings:
            on_day[self._days[day.year].level(finding, day)[0]] += 1
        return tuple(on_day)

    def _judge(
        self, outcome: FileOutcome, day: datetime.date
    ) -> tuple[Judged, tuple[Finding, ...]]:
        path = outcome.path
        self._owners[path] = self._owner_of(path) or outcome.owner
        lines = KeptLines(outcome.lines)
        judgement = verdicts(
            outcome.findings,
            settings=self._settings,
            today=day,
            seasons=self._seasons_on(day),
            suppressions={path: outcome.suppressions} if outcome.suppressions else {},
            lines_of=lambda asked: lines if asked == path else (),
            subject_of=self._subject_of,
            rules=self._rules,
            ran=self._ran,
            # What retires before a peak points at findings that are counted already.
            project=False,
        )
        on_day = [0] * LEVELS
        items = []
        for verdict in judgement.shown:
            on_day[verdict.severity] += 1
            finding = verdict.finding
            items.append(
                PastFinding(
                    fingerprint=bytes.fromhex(verdict.fingerprint),
                    trace=_short(f"{finding.code}\0{finding.scope}\0{verdict.statement}".encode()),
                    code=finding.code,
                    severity=base_level(finding, self._settings),
                    minutes=finding.effort,
                )
            )
        debt = FileDebt(path, tuple(items))
        judged = Judged(
            name=name_of(debt) if items else b"",
            debt=debt,
            on_day=tuple(on_day),
            suppressed=len(judgement.suppressed),
            incomplete=bool(judgement.incomplete),
        )
        return judged, tuple(verdict.finding for verdict in judgement.shown)


class Totals:
    """Sums over the files of a point, kept up as files change."""

    def __init__(self) -> None:
        """Begin with no file."""
        self.minutes = 0
        self.suppressed = 0
        self.incomplete = 0
        self._findings: Counter[str] = Counter()
        self._minutes: Counter[str] = Counter()
        self.severities = [0] * LEVELS
        self.severities_on_day = [0] * LEVELS

    def count(self, judged: Judged, sign: int) -> None:
        """Add a file, or take it out with a `sign` of -1."""
        for item in judged.debt.items:
            self._findings[item.code] += sign
            self._minutes[item.code] += sign * item.minutes
            self.minutes += sign * item.minutes
            self.severities[item.severity] += sign
        for level, count in enumerate(judged.on_day):
            self.severities_on_day[level] += sign * count
        self.suppressed += sign * judged.suppressed
        self.incomplete += sign * judged.incomplete

    @property
    def rules(self) -> dict[str, RuleCount]:
        """What each rule found, by code."""
        return {
            code: RuleCount(count, self._minutes[code])
            for code, count in sorted(self._findings.items())
            if count
        }


def name_of(debt: FileDebt) -> bytes:
    """The name of the findings of a file: what they are, hashed."""
    return hashlib.blake2b(msgspec.msgpack.encode(debt), digest_size=12).digest()


def _short(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=8).digest()
