"""The one judge: findings in, verdicts of today out, ready for a report."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from autodebt_lint.knowledge.season_calendar import CompiledSeason
from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.known import KnownFinding
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import SeasonState, Verdict
from autodebt_lint.policy.before_peak import BEFORE_PEAK, RETIRING, before_peaks
from autodebt_lint.policy.days import Days
from autodebt_lint.policy.fingerprint import LinesOf, fingerprints, statement_hash
from autodebt_lint.policy.season_pressure import seasons_today
from autodebt_lint.policy.select import (
    finding_selected,
    is_incomplete,
    is_shown,
    rule_selected,
)
from autodebt_lint.policy.subjects import NOTHING, SubjectOf
from autodebt_lint.policy.suppressions import (
    ABOUT_SUPPRESSIONS,
    Rules,
    Use,
    faulty,
    unused,
    uses,
)
from autodebt_lint.settings import Settings

UNOWNED = "ADL502"
"""Of what CODEOWNERS gives to somebody it says nothing: the file is read for the report, not for the facts."""

Known = Callable[[Sequence[Finding]], Sequence[KnownFinding | None]]
"""Tells for each finding of a run the entry by which it is known."""


class Judgement(Struct, frozen=True):
    """Findings sorted out: what a report shows, and what it only counts."""

    shown: tuple[Verdict, ...]
    """By path, place and code; findings about suppressions are among them."""
    suppressed: tuple[Verdict, ...]
    """What would be shown but for a comment; likewise sorted."""
    hidden: int
    """Findings left out because of selection, confidence or severity."""
    about_suppressions: tuple[Finding, ...]
    """Findings about the comments themselves, shown or not."""
    incomplete: tuple[str, ...]
    """Paths of which text was lost, or on which a rule crashed, sorted."""
    seasons: tuple[SeasonState, ...]
    known: tuple[Verdict, ...]
    """What would be shown but that it is known; likewise sorted."""
    fail_on: Severity
    """Level from which a finding fails the run today."""
    fail_on_because: str
    """The season that lowered it; "" where none did."""


def verdicts(  # noqa: PLR0913  # each is another stage's product, and all are passed by name
    findings: Iterable[Finding],
    *,
    settings: Settings,
    today: datetime.date,
    seasons: Sequence[CompiledSeason] = (),
    suppressions: Mapping[str, Sequence[Suppression]] | None = None,
    lines_of: LinesOf = lambda path: (),  # noqa: ARG005
    subject_of: SubjectOf = lambda finding: NOTHING,  # noqa: ARG005
    rules: Rules = (),
    ran: Collection[str] = (),
    project: bool = True,
    known: Known | None = None,
) -> Judgement:
    """Judge all findings of a run.

    Args:
        findings: what the rules yielded for the files that are reported, at base level.
        settings: the project's.
        today: day of the run.
        seasons: those of the project.
        suppressions: comments of each reported file, by its path.
        lines_of: looks up source lines, for fingerprints.
        subject_of: tells what a finding is about.
        rules: code and name of every rule there is.
        ran: codes of the rules that ran; others leave their suppressions unjudged.
        project: the files were judged together, not each by itself.
        known: tells which findings are known; None where the run is compared with nothing.

    Returns:
        All that a report needs, but for the exit code and the excerpts.
    """
    counting = [
        f
        for f in findings
        if (f.counts_from is None or f.counts_from < today)
        and not (f.code == UNOWNED and subject_of(f).owner)
    ]
    if project and rule_selected(*BEFORE_PEAK, settings):
        counting += before_peaks(counting, seasons, today)
    found, silenced, about = _silence(
        counting,
        suppressions or {},
        settings,
        rules,
        ran,
        today,
    )
    days = Days(settings, seasons, subject_of, new_known=known is not None)
    shown: list[Verdict] = []
    quiet: list[Verdict] = []
    accepted: list[Verdict] = []
    incomplete: set[str] = set()
    identities = fingerprints(found, lines_of)
    entries = _with_peaks(found, known(found)) if known is not None else [None] * len(found)
    wanted = days.settings_on(today)
    for finding, identity, comment, entry in zip(found, identities, silenced, entries, strict=True):
        if not finding_selected(finding, wanted):
            continue
        if is_incomplete(finding) and comment is None and entry is None:
            incomplete.add(finding.path)
        severity, reasons = days.level(finding, today)
        if is_shown(severity, finding.confidence, settings):
            ahead = (
                days.blocks(finding, today)
                if comment is None and entry is None and severity < days.fails_on(today)[0]
                else None
            )
            subject = subject_of(finding)
            verdict = Verdict(
                finding,
                severity,
                reasons,
                identity,
                suppression=comment,
                statement=statement_hash(finding, lines_of),
                processes=subject.processes,
                impact=subject.impact,
                known=entry,
                blocks_from=ahead[0] if ahead else None,
                blocks_because=ahead[1] if ahead else "",
            )
            kept = shown if comment is None else quiet
            (accepted if comment is None and entry is not None else kept).append(verdict)
    fail_on, because = days.fails_on(today)
    return Judgement(
        shown=tuple(sorted(shown, key=_position)),
        suppressed=tuple(sorted(quiet, key=_position)),
        hidden=len(found) - len(shown) - len(quiet) - len(accepted),
        about_suppressions=tuple(about),
        incomplete=tuple(sorted(incomplete)),
        seasons=tuple(season.state for season in seasons_today(seasons, today)),
        known=tuple(sorted(accepted, key=_position)),
        fail_on=fail_on,
        fail_on_because=because,
    )


def _with_peaks(
    findings: Sequence[Finding], entries: Sequence[KnownFinding | None]
) -> list[KnownFinding | None]:
    """Take what ends before a peak for known where all the places that it points at are.

    It comes into being on a day, and a day makes nobody's change fail.
    """
    places = {
        (finding.path, finding.place): entry
        for finding, entry in zip(findings, entries, strict=True)
        if finding.code == RETIRING
    }
    answer = list(entries)
    for at, finding in enumerate(findings):
        if finding.code == BEFORE_PEAK[0]:
            uses = [places.get((use.path, use.place)) for use in finding.related]
            answer[at] = uses[0] if uses and all(uses) else None
    return answer


def _silence(
    found: list[Finding],
    comments: Mapping[str, Sequence[Suppression]],
    settings: Settings,
    rules: Rules,
    ran: Collection[str],
    today: datetime.date,
) -> tuple[list[Finding], list[Suppression | None], list[Finding]]:
    """Match comments with findings.

    Returns:
        All findings, those about comments included; for each the comment that silences it; and
        the findings about comments by themselves.
    """
    used: defaultdict[str, set[Use]] = defaultdict(set)

    def silencing(finding: Finding) -> Suppression | None:
        now = uses(finding, comments.get(finding.path, ()), today)
        used[finding.path].update(now)
        return now[0][0] if now else None

    silenced = [silencing(finding) for finding in found]
    about: list[Finding] = []
    # In a file that was read in part, what a comment silences may stand in the other part.
    partly_read = {finding.path for finding in found if is_incomplete(finding)}
    for path in sorted(comments):
        idle = (
            list(unused(path, comments[path], used[path], rules, ran, today))
            if path not in partly_read
            else []
        )
        needless = {finding.place for finding in idle}
        about += idle
        about += [
            f
            for f in faulty(path, comments[path], today, settings.suppression_days)
            if f.place not in needless
        ]
    chosen = {code for code, name in ABOUT_SUPPRESSIONS if rule_selected(code, name, settings)}
    about = [finding for finding in about if finding.code in chosen]
    return found + about, silenced + [silencing(finding) for finding in about], about


def _position(verdict: Verdict) -> tuple[object, ...]:
    finding = verdict.finding
    return finding.path, finding.place, finding.code, finding.message
