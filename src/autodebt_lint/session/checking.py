"""Checking: what `check`, `gate`, editors and the hosts ask for."""

import datetime
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from autodebt_lint.engine.cache import Cache, cache_directory
from autodebt_lint.engine.reading import digest_of
from autodebt_lint.knowledge import KnowledgeCopy
from autodebt_lint.knowledge.seasons import load_seasons
from autodebt_lint.lifetime import collector_off
from autodebt_lint.model.advisory import Advisory
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.report import Report
from autodebt_lint.policy.season_pressure import enabled
from autodebt_lint.session.judging import Comparison, report_of
from autodebt_lint.session.outcomes import Outcome, excerpts_of, outcome_at, outcome_of, summary
from autodebt_lint.session.stages import (
    NO_RULES,
    OwnRules,
    Progress,
    chosen_rules,
    directory_of,
    findings_of,
    knowledge_copy,
)
from autodebt_lint.settings import Settings, digest


def run(  # noqa: PLR0913  # what a user may ask for, all passed by name
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    today: datetime.date,
    *,
    project: bool = True,
    jobs: int = 0,
    cache: bool = True,
    trust: bool = False,
    advisories: bool = False,
    new_since: str = "",
    baseline: bool = True,
    progress: Progress | None = None,
) -> Report:
    """Check files.

    Args:
        settings: the project's.
        root: the project's root; every path in the report is relative to it.
        paths: files and folders to report on.
        today: the day of the run.
        project: whether the other files of the project are taken into account.
        jobs: processes; 0 for as many as pay.
        cache: whether facts are kept between runs.
        trust: allow rule packs that lie inside of the project.
        advisories: ask `pip-audit` about known vulnerabilities, which takes a network.
        new_since: a revision of git; what was there where it and this code parted is known.
        baseline: what the project's baseline accepts is known.
        progress: told how many files are read, and of how many.
    """
    with collector_off():
        directory = directory_of(cache)
        knowledge = knowledge_copy(settings, root, directory)
        own = OwnRules.of(settings, root, trust=trust)
        seasons = load_seasons(settings.seasons, root, today, directory)
        # What some phase lets in is looked for on every day; the judge decides on the day.
        wide = enabled(settings, [rule for s in seasons for p in s.phases for rule in p.enables])
        outcome = outcome_of(
            wide,
            root,
            paths,
            knowledge,
            own,
            directory,
            project=project,
            jobs=jobs,
            advisories=advisories,
            progress=progress,
        )
        rules = (
            chosen_rules(wide, knowledge, own)
            if outcome.findings or outcome.suppressions
            else NO_RULES
        )
        return report_of(
            outcome,
            settings,
            today,
            knowledge,
            seasons,
            rules,
            root,
            project=project,
            known=_comparison(
                settings,
                root,
                today,
                knowledge,
                own,
                directory,
                new_since,
                outcome.reported,
                baseline=baseline,
                project=project,
                jobs=jobs,
            ),
        )


def check_sources(  # noqa: PLR0913  # what a host may say, all passed by name
    sources: Mapping[str, bytes],
    settings: Settings,
    today: datetime.date,
    *,
    project: bool = True,
    advisories: "Mapping[str, tuple[Advisory, ...]]" = {},  # noqa: B006  # only read
    knowledge: KnowledgeCopy | None = None,
    root: Path | None = None,
    baseline: bool = True,
    packs: bool = False,
) -> Report:
    """Check sources in memory: for tests, the standard input, editors and host linters.

    Args:
        sources: content of each file by its posix path.
        settings: the project's.
        today: the day of the run.
        project: judge them as one project; otherwise each by itself.
        advisories: known vulnerabilities by exact pin.
        knowledge: what is known, when many sources are checked; else the settings say it.
        root: of the project that they belong to, whose baseline and owners count; None for none.
        baseline: what the project's baseline accepts is known.
        packs: apply the rule packs that the settings name, which must lie outside of `root`.
    """
    from autodebt_lint.engine.reading import facts_from

    directory = cache_directory()
    here = root or Path()
    knowledge = knowledge or knowledge_copy(settings, here, directory)
    seasons = load_seasons(settings.seasons, here, today, directory)
    wide = enabled(settings, [rule for s in seasons for p in s.phases for rule in p.enables])
    # What stands for itself says nothing about the others, as where `run` reads a single file.
    triggers = None if project else knowledge.triggers()
    read = [facts_from(path, data, triggers) for path, data in sources.items()]
    known = {item.path: facts for item in read if (facts := item.decoded()) is not None}
    own = OwnRules.of(settings, here, trust=False) if packs else OwnRules()
    rules = chosen_rules(wide, knowledge, own) if known else NO_RULES
    findings = (
        findings_of(
            known, list(known), knowledge, rules, wide, project=project, advisories=advisories
        )
        if known
        else []
    )
    outcome = summary(
        findings,
        known,
        list(sources),
        sum(item.lines for item in read),
        lambda: excerpts_of(findings, known, sources.get),
    )
    accepted = _accepted(root, settings) if root is not None and baseline else None
    return report_of(
        outcome, settings, today, knowledge, seasons, rules, root, project=project, known=accepted
    )


def _comparison(  # noqa: PLR0913  # the parts of one question
    settings: Settings,
    root: Path,
    today: datetime.date,
    knowledge: KnowledgeCopy,
    own: "OwnRules",
    directory: Path | None,
    new_since: str,
    reported: Sequence[str],
    *,
    baseline: bool,
    project: bool,
    jobs: int,
) -> Comparison | None:
    """What a run is compared with; None where there is nothing."""
    accepted = _accepted(root, settings) if baseline else None
    if not new_since:
        return accepted
    from autodebt_lint.engine.changes import new_lines
    from autodebt_lint.engine.git import merge_base, renames
    from autodebt_lint.policy.known import entries_of

    base = merge_base(root, new_since)
    with Cache(directory, root, knowledge.key) as store:
        key = digest_of(msgspec.msgpack.encode(["at", base, digest(settings), own.stamps, project]))
        kept = store.run(key)
        outcome = None
        if kept is not None:
            with suppress(msgspec.MsgspecError):
                outcome = msgspec.msgpack.decode(kept, type=Outcome)
        if outcome is None:
            outcome = outcome_at(settings, root, base, knowledge, own, project=project, jobs=jobs)
            store.keep_run(key, msgspec.msgpack.encode(outcome))
    everything = msgspec.structs.replace(
        settings, min_severity=None, min_confidence=Confidence.LOW, per_file_ignores=()
    )
    rules = chosen_rules(everything, knowledge, own)
    seasons = load_seasons(settings.seasons, root, today, directory)
    before = report_of(outcome, everything, today, knowledge, seasons, rules, project=project)
    renamed = renames(root, base)
    # What is accepted and old as well is accounted for by the baseline, which says why.
    first = accepted or Comparison((), ())
    return Comparison(
        (*first.entries, *entries_of(before.verdicts)),
        (*first.with_what, new_since),
        renamed,
        new_lines(root, base, reported, {new: old for old, new in renamed.items()}),
    )


def _accepted(root: Path, settings: Settings) -> Comparison | None:
    """What the project's baseline accepts; None where it has none."""
    from autodebt_lint.engine.baseline import read

    entries = read(root, settings.baseline)
    if entries is None:
        return None
    return Comparison(entries, (f"baseline {settings.baseline}",))
