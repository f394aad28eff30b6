"""The pipeline, in order: files, facts, linking, rules, policy, report.

This is the one module that knows the order of the stages. It gets the day from its caller and
reads no clock. A stage's modules are loaded when the stage is reached: a file without automation
code, or one that did not change, needs neither the reader nor linking nor the rules.
"""

import datetime
import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

import autodebt_lint
from autodebt_lint.engine.cache import Cache, cache_directory
from autodebt_lint.engine.discover import SUFFIXES, SourceFile, beside, discover
from autodebt_lint.engine.gather import Gathered, gather
from autodebt_lint.engine.kept import Kept
from autodebt_lint.engine.kept_lines import KeptLine, KeptLines, columns_of
from autodebt_lint.engine.reading import digest_of, read_bytes
from autodebt_lint.knowledge import KnowledgeCopy, load_copy
from autodebt_lint.knowledge.seasons import CompiledSeason, load_seasons
from autodebt_lint.lifetime import collector_off, keep
from autodebt_lint.model.advisory import Advisory, Audit
from autodebt_lint.model.facts import ModuleFacts, Suppression
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.known import KnownFinding
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.policy.exit_code import decide
from autodebt_lint.policy.judge import verdicts
from autodebt_lint.policy.season_pressure import enabled
from autodebt_lint.policy.select import rule_selected
from autodebt_lint.policy.subjects import subjects
from autodebt_lint.settings import Settings, digest, is_project

if TYPE_CHECKING:
    from autodebt_lint.engine.changes import Ranges
    from autodebt_lint.engine.rule import Rule
    from autodebt_lint.fixing.mending import Mending
    from autodebt_lint.knowledge import Knowledge
    from autodebt_lint.linking.module import Linking
    from autodebt_lint.model.agenda import Agenda
    from autodebt_lint.model.assessment import Assessment
    from autodebt_lint.model.graph import IntegrationGraph
    from autodebt_lint.model.inventory import Automation
    from autodebt_lint.model.knowledge_gap import KnowledgeGap

Progress = Callable[[int, int], None]


class Outcome(Struct, array_like=True):
    """What the stages before the policy gave; depends on no day, so it can be kept."""

    findings: tuple[Finding, ...]
    suppressions: dict[str, tuple[Suppression, ...]]
    lines_at: dict[str, dict[int, KeptLine]]
    """Source lines of the findings, by path and number."""
    owners: dict[str, str]
    """Owners that the headers of files name, by path."""
    files: int
    analysed: int
    lines: int
    reported: tuple[str, ...] = ()
    audit: Audit | None = None


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
        directory = _directory(cache)
        knowledge = _knowledge(settings, root, directory)
        own = OwnRules.of(settings, root, trust=trust)
        seasons = load_seasons(settings.seasons, root, today, directory)
        # What some phase lets in is looked for on every day; the judge decides on the day.
        wide = enabled(settings, [rule for s in seasons for p in s.phases for rule in p.enables])
        outcome = _outcome(
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
            _rules(wide, knowledge, own) if outcome.findings or outcome.suppressions else NO_RULES
        )
        return _report(
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
    knowledge = knowledge or _knowledge(settings, here, directory)
    seasons = load_seasons(settings.seasons, here, today, directory)
    wide = enabled(settings, [rule for s in seasons for p in s.phases for rule in p.enables])
    # What stands for itself says nothing about the others, as where `run` reads a single file.
    triggers = None if project else knowledge.triggers()
    read = [facts_from(path, data, triggers) for path, data in sources.items()]
    known = {item.path: facts for item in read if (facts := item.decoded()) is not None}
    own = OwnRules.of(settings, here, trust=False) if packs else OwnRules()
    rules = _rules(wide, knowledge, own) if known else NO_RULES
    findings = (
        _findings(
            known, list(known), knowledge, rules, wide, project=project, advisories=advisories
        )
        if known
        else []
    )
    outcome = _summary(
        findings,
        known,
        list(sources),
        sum(item.lines for item in read),
        lambda: _excerpts(findings, known, sources.get),
    )
    accepted = _accepted(root, settings) if root is not None and baseline else None
    return _report(
        outcome, settings, today, knowledge, seasons, rules, root, project=project, known=accepted
    )


def graph(
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    *,
    detailed: bool = False,
    jobs: int = 0,
    cache: bool = True,
    progress: Progress | None = None,
) -> "IntegrationGraph":
    """Draw together the integration graph of the files in `paths`, `detailed` with all its parts."""
    from autodebt_lint.engine.run import DRAWN, Work, work_out
    from autodebt_lint.graph.build import build
    from autodebt_lint.graph.parts import couple
    from autodebt_lint.model.graph import IntegrationGraph

    with collector_off():
        directory = _directory(cache)
        copy = _knowledge(settings, root, directory)
        files, reported = _files(settings, root, paths, project=True)
        with Cache(directory, root, copy.key) as store:
            key = digest_of(
                msgspec.msgpack.encode(["graph", detailed, digest(settings), reported, files])
            )
            kept = store.run(key)
            if kept is not None:
                with suppress(msgspec.MsgspecError):
                    return msgspec.msgpack.decode(kept, type=IntegrationGraph)
            gathered = _gathered(root, files, copy, store, jobs=jobs, progress=progress)
            gathered.keep_in(store, files)
            linking = _link(root, gathered, copy, settings)
            answers = Kept(store, gathered.digests, [digest(settings)])
            _, parts = work_out(linking, Work({}, (), DRAWN), jobs=jobs, kept=answers)
            touched = None
            if len(parts) == len(linking.project.modules):
                couple(linking, parts)
                wanted = set(reported)
                touched = [
                    t for path, part in parts.items() if path in wanted for t in part.touches
                ]
            found = build(linking, frozenset(reported), touched, detailed=detailed)
            store.keep_run(key, msgspec.msgpack.encode(found))
        return found


def graph_at(
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    revision: str,
    *,
    jobs: int = 0,
    progress: Progress | None = None,
) -> "IntegrationGraph":
    """Draw together the integration graph as it was at a revision of git.

    Raises:
        UsageError: there is no git, or no such revision.
    """
    with _at_revision(settings, root, revision) as there:
        existing = _same(paths, root, there)
        return graph(settings, there, existing, jobs=jobs, cache=False, progress=progress)


@contextmanager
def _at_revision(settings: Settings, root: Path, revision: str) -> Iterator[Path]:
    """The project as it was at a revision, in a folder that is gone afterwards."""
    import tempfile

    from autodebt_lint.engine.discover import excluded
    from autodebt_lint.engine.git import write_tree

    left_out = excluded(settings.exclude)

    def wanted(path: str) -> bool:
        return path.endswith(SUFFIXES) and not left_out(path)

    with tempfile.TemporaryDirectory(prefix="autodebt-") as folder:
        there = Path(folder).resolve()
        write_tree(root, revision, there, wanted)
        # A project's root is marked there too, so that all of it is read whatever is reported.
        (there / "autodebt.toml").touch()
        yield there


def _same(paths: Sequence[Path], root: Path, there: Path) -> list[Path]:
    """The same paths in another folder, as far as they are there."""
    chosen = [there / path.absolute().relative_to(root) for path in paths]
    return [path for path in chosen if path.exists()]


def inventory(
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    *,
    jobs: int = 0,
    cache: bool = True,
    progress: Progress | None = None,
) -> "tuple[Automation, ...]":
    """List the automations among the files in `paths`."""
    from autodebt_lint.engine.git import last_changes
    from autodebt_lint.graph.inventory import inventory as listed

    linking, reported = _linked(settings, root, paths, jobs=jobs, cache=cache, progress=progress)
    with collector_off():
        return listed(linking, reported, owners(root, reported), last_changes(root))


def owners(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Owner of each path that CODEOWNERS gives one."""
    return _owners(root, paths, {})


def agenda(
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    today: datetime.date,
    *,
    days: int,
    jobs: int = 0,
    cache: bool = True,
    progress: Progress | None = None,
) -> "Agenda":
    """List what happens in the next `days` days: ends of life that touch the code, phases of seasons."""
    from autodebt_lint.policy import agenda as policy

    ahead = msgspec.structs.replace(settings, lead=max(days, 1))
    report = run(ahead, root, paths, today, jobs=jobs, cache=cache, progress=progress)
    seasons = load_seasons(settings.seasons, root, today, _directory(cache))
    return policy.agenda(report, seasons, today=today, days=days)


AHEAD = 366
"""Days that an assessment looks ahead: seasons are known for the coming year."""


def assess(
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    today: datetime.date,
    *,
    jobs: int = 0,
    cache: bool = True,
    progress: Progress | None = None,
) -> "Assessment":
    """Tell where a project's debt is, what it costs and what to pay first; arguments as of `run`."""
    from autodebt_lint.debt.assessment import assess
    from autodebt_lint.debt.priority import CHANGES_WITHIN
    from autodebt_lint.engine.git import change_counts, last_changes
    from autodebt_lint.graph.build import build
    from autodebt_lint.graph.inventory import inventory as listed
    from autodebt_lint.graph.practice import practice
    from autodebt_lint.policy import agenda as ahead
    from autodebt_lint.policy.gate import default_gate, evaluate, unresolved_share

    report = run(
        msgspec.structs.replace(settings, lead=AHEAD),
        root,
        paths,
        today,
        jobs=jobs,
        cache=cache,
        progress=progress,
    )
    seasons = load_seasons(settings.seasons, root, today, _directory(cache))
    linking, reported = _linked(settings, root, paths, jobs=jobs, cache=cache, progress=progress)
    with collector_off():
        graph = build(linking, reported)
        own = OwnRules.of(settings, root, trust=False)
        rules = _rules(settings, _knowledge(settings, root, _directory(cache)), own).everything
        gate = settings.gate or default_gate(report.fail_on)
        return assess(
            root.name,
            report,
            gate=evaluate(gate, report, lambda: unresolved_share(graph)),
            graph=graph,
            automations=listed(linking, reported, owners(root, reported), last_changes(root)),
            practice=practice(linking, reported),
            agenda=ahead.agenda(report, seasons, today=today, days=AHEAD),
            rules={code: rule.traits for code, rule in rules.items()},
            weights=settings.priority,
            incidents=settings.incident_hours,
            changes=change_counts(root, today - datetime.timedelta(days=CHANGES_WITHIN)),
            reporting=frozenset(
                node.id
                for node in graph.systems
                if (system := linking.knowledge.system(node.id)) and system.role == "reporting"
            ),
            year=ahead.year(seasons, today, AHEAD),
        )


def mend(  # noqa: PLR0913  # what a user may ask for, all passed by name
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    wanted: "Mapping[str, Sequence[Finding]]",
    *,
    project: bool = True,
    jobs: int = 0,
    cache: bool = True,
    trust: bool = False,
    extract: bool = True,
) -> "Mending":
    """Mend findings of a run in memory; nothing is written.

    Args:
        settings: the project's, as in the run.
        root: the project's root.
        paths: files and folders of the run.
        wanted: the findings, by path; each has a repair with steps.
        project: whether the other files of the project are taken into account.
        jobs: processes; 0 for as many as pay.
        cache: whether facts are kept between runs.
        trust: allow rule packs that lie inside of the project.
        extract: whether further files are to hold or describe settings, and an address that comes
            to light below a repair moves into the configuration.
    """
    from autodebt_lint.engine.gather import project_of
    from autodebt_lint.engine.reading import facts_from
    from autodebt_lint.fixing.mending import mend as mended
    from autodebt_lint.fixing.surroundings import Surroundings
    from autodebt_lint.linking.definitions import Module

    directory = _directory(cache)
    copy = _knowledge(settings, root, directory)
    own = OwnRules.of(settings, root, trust=trust)
    rules = _rules(settings, copy, own)
    files, _ = _files(settings, root, paths, project=project)
    with Cache(directory, root, copy.key) as store:
        gathered = _gathered(root, files, copy, store, jobs=jobs, progress=None)
        gathered.keep_in(store, files)

    quick = Rules(
        rules.everything, {code: rule for code, rule in rules.chosen.items() if rule.module_check}
    )

    def judge(sources: Mapping[str, bytes], whole: bool) -> dict[str, list[Finding]]:  # noqa: FBT001  # two kinds of one question
        anew = {
            path: read
            for path, data in sources.items()
            if (read := facts_from(path, data, None).decoded()) is not None
        }
        facts = {**gathered.facts, **anew}
        quiet = {path: file for path, file in gathered.quiet.items() if path not in facts}
        now = Gathered(facts, quiet, [], gathered.digests)
        asked = rules if whole else quick
        found = _findings(
            facts, list(anew), copy, asked, settings, project=project, where=(root, now)
        )
        by_path: dict[str, list[Finding]] = {path: [] for path in sources}
        for finding in found:
            by_path[finding.path].append(finding)
        return by_path

    def read(path: str) -> bytes | None:
        whole = root / path
        if whole.is_symlink() or not whole.is_file():
            return None
        data = read_bytes(str(whole))
        return data if isinstance(data, bytes) else None

    linked = functools.cache(lambda: project_of(root, gathered))

    def around(path: str) -> Surroundings:
        def module(name: str) -> str:
            importer = linked().modules.get(path)
            found = linked().find(importer, name) if importer is not None else None
            return found[0].path if found and not found[1] and isinstance(found[0], Module) else ""

        return Surroundings(path, module, read)

    # A link is read here, and told when it comes to writing.
    sources = {
        path: data for path in wanted if isinstance(data := read_bytes(str(root / path)), bytes)
    }
    with collector_off():
        return mended(
            sources, {path: wanted[path] for path in sources}, judge, around, extract=extract
        )


def mend_sources(
    sources: Mapping[str, bytes],
    settings: Settings,
    wanted: "Mapping[str, Sequence[Finding]]",
    *,
    root: Path | None = None,
    packs: bool = False,
) -> "Mending":
    """Mend sources in memory, each judged by itself: for tests and editors.

    Args:
        sources: content of each file by its posix path.
        settings: the project's.
        wanted: the findings, by path; each has a repair with steps.
        root: of the project that they belong to; None for none.
        packs: apply the rule packs that the settings name, which must lie outside of `root`.
    """
    from autodebt_lint.engine.reading import facts_from
    from autodebt_lint.fixing.mending import mend as mended

    here = root or Path()
    copy = _knowledge(settings, here, cache_directory())
    own = OwnRules.of(settings, here, trust=False) if packs else OwnRules()
    rules = _rules(settings, copy, own)

    def judge(sources: Mapping[str, bytes], _whole: bool) -> dict[str, list[Finding]]:  # noqa: FBT001  # as above
        by_path: dict[str, list[Finding]] = {path: [] for path in sources}
        read = (facts_from(path, data, None).decoded() for path, data in sources.items())
        facts = {item.path: item for item in read if item is not None}
        for finding in _findings(facts, list(facts), copy, rules, settings, project=False):
            by_path[finding.path].append(finding)
        return by_path

    return mended({path: sources[path] for path in wanted}, wanted, judge)


def knowledge(settings: Settings, root: Path, *, cache: bool = True) -> "Knowledge":
    """What the bundled rulesets and the project's own ones say."""
    return _knowledge(settings, root, _directory(cache)).open()


def knowledge_of(
    settings: Settings, root: Path, files: Sequence[Path], *, cache: bool = True
) -> KnowledgeCopy:
    """What `knowledge` says, and other ruleset files besides, which come last and win.

    Args:
        settings: the project's.
        root: the project's root.
        files: ruleset files; those that the settings name are not read twice.
        cache: whether the compiled copy is kept, where it is that of the settings alone.
    """
    configured = {(root / name).resolve() for name in settings.rulesets}
    more = [file for file in files if file.resolve() not in configured]
    return _knowledge(settings, root, _directory(cache and not more), more)


def knowledge_gaps(
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    *,
    jobs: int = 0,
    cache: bool = True,
    progress: Progress | None = None,
) -> "list[KnowledgeGap]":
    """List what the files in `paths` talk to and import and no ruleset knows."""
    from autodebt_lint.linking.unknown import knowledge_gaps as gaps_of

    linking, reported = _linked(settings, root, paths, jobs=jobs, cache=cache, progress=progress)
    known = linking.project.modules
    return gaps_of(
        [linking.module(path) for path in sorted(reported) if path in known], linking.project
    )


def _linked(
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    *,
    jobs: int,
    cache: bool,
    progress: Progress | None,
) -> "tuple[Linking, frozenset[str]]":
    """Link the whole project in this process; the second answer are the paths that are reported."""
    with collector_off():
        directory = _directory(cache)
        copy = _knowledge(settings, root, directory)
        files, reported = _files(settings, root, paths, project=True)
        with Cache(directory, root, copy.key) as store:
            gathered = _gathered(root, files, copy, store, jobs=jobs, progress=progress)
            gathered.keep_in(store, files)
        return _link(root, gathered, copy, settings), frozenset(reported)


def _link(
    root: Path,
    gathered: Gathered,
    knowledge: KnowledgeCopy,
    settings: Settings,
    advisories: "Mapping[str, tuple[Advisory, ...]]" = {},  # noqa: B006  # only read
) -> "Linking":
    """Link what was gathered."""
    from autodebt_lint.engine.gather import project_of
    from autodebt_lint.linking.module import Linking

    linking = Linking(project_of(root, gathered), knowledge.open(), settings, advisories)
    keep(linking)
    return linking


class Comparison(Struct, frozen=True):
    """What findings are known, and from where."""

    entries: tuple[KnownFinding, ...]
    with_what: tuple[str, ...]
    renamed: Mapping[str, str] = {}
    changed: "Mapping[str, Ranges] | None" = None
    """New lines of the files that differ; None where they were compared with no revision."""

    @property
    def changed_lines(self) -> int | None:
        """How many lines of Python are new."""
        if self.changed is None:
            return None
        return sum(
            last - first + 1
            for path, found in self.changed.items()
            if path.endswith(".py")
            for first, last in found
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
            outcome = _outcome_at(settings, root, base, knowledge, own, project=project, jobs=jobs)
            store.keep_run(key, msgspec.msgpack.encode(outcome))
    everything = msgspec.structs.replace(
        settings, min_severity=None, min_confidence=Confidence.LOW, per_file_ignores=()
    )
    rules = _rules(everything, knowledge, own)
    seasons = load_seasons(settings.seasons, root, today, directory)
    before = _report(outcome, everything, today, knowledge, seasons, rules, project=project)
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


def _outcome_at(
    settings: Settings,
    root: Path,
    revision: str,
    knowledge: KnowledgeCopy,
    own: "OwnRules",
    *,
    project: bool,
    jobs: int,
) -> Outcome:
    """The findings of a whole project as it was at a revision."""
    with _at_revision(settings, root, revision) as there:
        return _outcome(
            settings,
            there,
            [there],
            knowledge,
            own,
            None,
            project=project,
            jobs=jobs,
            advisories=False,
            progress=None,
        )


def _directory(cache: bool) -> Path | None:  # noqa: FBT001  # the one thing that it asks
    """Where facts are kept between runs; None where nothing is kept."""
    return cache_directory() if cache else None


def _knowledge(
    settings: Settings, root: Path, directory: Path | None, more: Sequence[Path] = ()
) -> KnowledgeCopy:
    own = {
        system.id: {
            "name": system.name,
            "category": system.category,
            "hosts": list(system.hosts),
            "imports": list(system.imports),
            "env_prefixes": list(system.env_prefixes),
            "databases": list(system.databases),
            "tables": list(system.tables),
            "role": "hub" if system.hub else "operational",
        }
        for system in settings.systems
    }
    return load_copy([*(root / name for name in settings.rulesets), *more], own, directory)


class OwnRules(Struct, frozen=True):
    """The rules that a team's rule packs bring."""

    rules: "Mapping[str, Rule]" = {}
    stamps: tuple[str, ...] = ()
    """Name and version of each pack."""

    @classmethod
    def of(cls, settings: Settings, root: Path, *, trust: bool) -> "OwnRules":
        """Load the packs that the settings name; most name none."""
        if not settings.rule_packs:
            return cls()
        from autodebt_lint.engine.packs import pack_rules

        return cls(*pack_rules(settings.rule_packs, root, trust=trust))


def rules_of(
    settings: Settings, root: Path, knowledge: KnowledgeCopy, *, trust: bool = False
) -> "tuple[Rules, OwnRules]":
    """Give the rules that a project chooses, on any day of the year, and the rule packs among them."""
    own = OwnRules.of(settings, root, trust=trust)
    return _rules(settings, knowledge, own), own


class Rules(Struct, frozen=True):
    """The rules there are, and those that a run chose."""

    everything: "Mapping[str, Rule]"
    chosen: "Mapping[str, Rule]"

    def ran(self, *, project: bool) -> frozenset[str]:
        """Codes of the rules that looked at every reported file."""
        return frozenset(
            code
            for code, rule in self.chosen.items()
            if rule.module_check or (project and rule.project_check)
        )


LOST_TEXT = "ADL002"
CODE = frozenset(["python", "notebook", "n8n"])
"""Languages whose files can hold automation code."""
NO_RULES = Rules({}, {})
"""Where there is nothing to judge, nobody asks for a rule."""


def _rules(settings: Settings, knowledge: KnowledgeCopy, own: OwnRules) -> Rules:
    """Join the tool's rules and a team's own, and choose by the settings."""
    from autodebt_lint.engine.packs import banning_rules
    from autodebt_lint.graph.contracts import check_names
    from autodebt_lint.rules import all_rules

    check_names(settings, knowledge)
    everything = {**all_rules(), **own.rules, **banning_rules(knowledge.open())}
    # What was not analysed is told whatever is selected; only an `ignore` silences it.
    whole = msgspec.structs.replace(settings, select=())
    chosen = {
        code: rule
        for code, rule in everything.items()
        if rule_selected(code, rule.name, whole if code == LOST_TEXT else settings)
    }
    # What a chosen rule points at must be looked for, shown or not.
    pointed_at = {rule.points_at for rule in chosen.values() if rule.points_at}
    chosen |= {code: everything[code] for code in pointed_at}
    return Rules(everything, chosen)


def _files(
    settings: Settings, root: Path, paths: Sequence[Path], *, project: bool
) -> tuple[list[SourceFile], list[str]]:
    """All files whose facts count, and the paths of those that are reported.

    A folder without a project's marker is no project: then only what is given counts.
    """
    given = discover(root, paths, settings.exclude)
    reported = [file.path for file in given]
    if not project:
        return given, reported
    if not is_project(root):
        known = {file.path: file for file in (*beside(root, given), *given)}
        return [known[path] for path in sorted(known)], reported
    if any(os.path.abspath(path) == str(root) for path in paths):
        return given, reported  # all of it was asked for
    everything = {file.path: file for file in discover(root, [root], settings.exclude)}
    everything |= {file.path: file for file in given}
    return [everything[path] for path in sorted(everything)], reported


def _gathered(
    root: Path,
    files: Sequence[SourceFile],
    knowledge: KnowledgeCopy,
    store: Cache,
    *,
    jobs: int,
    progress: Progress | None,
) -> Gathered:
    def talking() -> Callable[[ModuleFacts], bool]:
        from autodebt_lint.linking.likely import talks

        return talks(knowledge.open())

    return gather(
        root, files, knowledge.triggers(), store, jobs=jobs, talking=talking, progress=progress
    )


def _outcome(  # noqa: PLR0913  # the parts of one question
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    knowledge: KnowledgeCopy,
    own: OwnRules,
    directory: Path | None,
    *,
    project: bool,
    jobs: int,
    advisories: bool,
    progress: Progress | None,
) -> Outcome:
    """Findings of all chosen rules; those of the last run where nothing changed since.

    What is known about vulnerabilities changes from day to day: such a run is not kept.
    """
    files, reported = _files(settings, root, paths, project=project)
    with Cache(directory, root, knowledge.key) as store:
        key = digest_of(
            msgspec.msgpack.encode([digest(settings), own.stamps, project, reported, files])
        )
        kept = store.run(key) if not advisories else None
        if kept is not None:
            with suppress(msgspec.MsgspecError):
                return msgspec.msgpack.decode(kept, type=Outcome)
        gathered = _gathered(root, files, knowledge, store, jobs=jobs, progress=progress)

        def keep() -> None:
            gathered.keep_in(store, files)

        def text_of(path: str) -> bytes | None:
            data = read_bytes(str(root / path))
            return data if isinstance(data, bytes) else None

        audit = _audit(gathered, reported, root) if advisories else None
        findings: list[Finding] = []
        if gathered.facts.keys().isdisjoint(reported):
            keep()
        else:
            rules = _rules(settings, knowledge, own)
            # A team's own rules may look at anything, and vulnerabilities change from day to day.
            lasting = project and not own.rules and audit is None
            answers = Kept(store, gathered.digests, [digest(settings)]) if lasting else None
            findings = _findings(
                gathered.facts,
                reported,
                knowledge,
                rules,
                settings,
                project=project,
                where=(root, gathered),
                jobs=jobs,
                meanwhile=keep,
                advisories=audit.advisories if audit is not None else {},
                kept=answers,
            )
        outcome = _summary(
            findings,
            gathered.facts,
            reported,
            gathered.lines_of(reported),
            lambda: _excerpts(findings, gathered.facts, text_of, store, gathered.digests),
        )
        if audit is not None:
            outcome.audit = audit
        elif all(file.digest for file in (*gathered.read, *gathered.followed)):
            # A file that could not be read may be readable the next time, without a trace on it.
            store.keep_run(key, msgspec.msgpack.encode(outcome))
    return outcome


def _audit(gathered: Gathered, reported: Sequence[str], root: Path) -> Audit:
    """Ask about the exact pins of the files that are reported."""
    from autodebt_lint.engine.advisories import audit
    from autodebt_lint.linking.dependencies import exact_pin

    asked = [
        exact_pin(requirement)
        for path in reported
        if (item := gathered.facts.get(path)) is not None and item.manifest is not None
        for requirement in item.manifest.requirements
    ]
    return audit(filter(None, asked), asked.count(""), root)


def _findings(  # noqa: PLR0913  # the parts of one question
    facts: Mapping[str, ModuleFacts],
    reported: Sequence[str],
    knowledge: KnowledgeCopy,
    rules: Rules,
    settings: Settings,
    *,
    project: bool,
    where: tuple[Path, Gathered] | None = None,
    jobs: int = 1,
    meanwhile: Callable[[], None] = lambda: None,
    advisories: "Mapping[str, tuple[Advisory, ...]]" = {},  # noqa: B006  # only read
    kept: Kept | None = None,
) -> list[Finding]:
    """Link the facts and run the chosen rules; without `project` each file stands for itself.

    Args:
        facts: of all files that take part, by path.
        reported: paths of the files to report on.
        knowledge: of vendors and clients.
        rules: those to run.
        settings: the project's.
        project: whether files know each other.
        where: the project's root and what was gathered there, where files can still be read.
        jobs: processes; 0 for as many as pay.
        meanwhile: done while other processes judge.
        advisories: known vulnerabilities by exact pin.
        kept: answers of the last runs, where they count.
    """
    from autodebt_lint.engine.run import CRASH, run_rules
    from autodebt_lint.linking.module import Linking
    from autodebt_lint.linking.project import Project

    crash = rules.everything[CRASH]
    if project:
        if where is not None:
            linking = _link(*where, knowledge, settings, advisories)
        else:
            linking = Linking(Project(list(facts.values())), knowledge.open(), settings, advisories)
            keep(linking)
        return run_rules(
            linking,
            rules.chosen,
            crash,
            reported,
            project=True,
            jobs=jobs,
            meanwhile=meanwhile,
            kept=kept,
        )
    meanwhile()
    findings: list[Finding] = []
    for path in reported:
        if path in facts:
            linking = Linking(Project([facts[path]]), knowledge.open(), settings, advisories)
            findings += run_rules(linking, rules.chosen, crash, [path], project=False)
    return findings


def _summary(
    findings: Sequence[Finding],
    facts: Mapping[str, ModuleFacts],
    reported: Sequence[str],
    lines: int,
    excerpts: Callable[[], dict[str, dict[int, KeptLine]]],
) -> Outcome:
    """What the policy needs to know, and nothing that a cache must not hold."""
    known = {path: facts[path] for path in reported if path in facts}
    return Outcome(
        findings=tuple(findings),
        suppressions={path: item.suppressions for path, item in known.items() if item.suppressions},
        lines_at=excerpts() if findings else {},
        owners={path: item.owner for path, item in known.items() if item.owner},
        files=len(reported),
        analysed=sum(item.language in CODE for item in known.values()),
        lines=lines,
        reported=tuple(reported),
    )


def _excerpts(
    findings: Sequence[Finding],
    facts: Mapping[str, ModuleFacts],
    text_of: Callable[[str], bytes | None],
    store: Cache | None = None,
    digests: Mapping[str, bytes] = {},  # only read
) -> dict[str, dict[int, KeptLine]]:
    from autodebt_lint.engine.excerpts import excerpts, kept_excerpts

    if store is None:
        return excerpts(findings, facts, text_of)
    return kept_excerpts(findings, facts, text_of, store, digests)


def _report(  # noqa: PLR0913  # each is another stage's product
    outcome: Outcome,
    settings: Settings,
    today: datetime.date,
    knowledge: KnowledgeCopy,
    seasons: Sequence[CompiledSeason],
    rules: Rules,
    root: Path | None = None,
    *,
    project: bool,
    known: "Comparison | None" = None,
) -> Report:
    """Judge the findings by configuration, dates and seasons, and put the report together."""

    def lines_of(path: str) -> Sequence[str]:
        return KeptLines(outcome.lines_at.get(path, {}))

    def category_of(system: str) -> str:
        found = knowledge.open().system(system)
        return found.category if found else ""

    def roles_of(system: str) -> tuple[str, ...]:
        found = knowledge.open().system(system)
        return found.revenue_role if found else ()

    owners = _owners(root, {f.path for f in outcome.findings}, outcome.owners)

    def matched(findings: Sequence[Finding]) -> Sequence[KnownFinding | None]:
        from autodebt_lint.policy.known import match

        assert known is not None
        return match(
            findings,
            lines_of,
            known.entries,
            today,
            exists=lambda path: root is None or os.path.exists(root / path),
            renamed=known.renamed,
        )

    judged = verdicts(
        outcome.findings,
        settings=settings,
        today=today,
        seasons=seasons,
        suppressions=outcome.suppressions,
        lines_of=lines_of,
        subject_of=subjects(settings, category_of, roles_of, owners),
        rules=[(code, rule.name) for code, rule in rules.everything.items()],
        ran=rules.ran(project=project),
        project=project,
        known=matched if known is not None else None,
    )

    def shown(verdict: Verdict) -> Verdict:
        finding = verdict.finding
        lines = outcome.lines_at.get(finding.path, {})
        line = lines.get(finding.place.line)
        changed = known.changed if known is not None and known.changed is not None else {}
        return msgspec.structs.replace(
            verdict,
            excerpt=line.text if line is not None else "",
            columns=columns_of(finding.place, lines),
            line_hash=line.hash if line is not None else "",
            in_change=any(
                first <= finding.place.line <= last for first, last in changed.get(finding.path, ())
            ),
        )

    code, reason = decide(
        judged.shown, judged.fail_on, judged.incomplete, because=judged.fail_on_because
    )
    return Report(
        tool_version=autodebt_lint.__version__,
        as_of=today,
        seasons=judged.seasons,
        verdicts=tuple(map(shown, judged.shown)),
        suppressed=tuple(map(shown, judged.suppressed)),
        known=tuple(map(shown, judged.known)),
        compared=known.with_what if known is not None else (),
        fail_on=judged.fail_on,
        exit_code=code,
        exit_reason=reason,
        incomplete=judged.incomplete,
        files=outcome.files,
        analysed=outcome.analysed,
        lines=outcome.lines,
        owners=tuple(sorted(owners.items())),
        hidden=judged.hidden,
        audit=outcome.audit,
        changed_lines=known.changed_lines if known is not None else None,
    )


def _owners(root: Path | None, paths: Iterable[str], headers: Mapping[str, str]) -> dict[str, str]:
    """Owner of each path that has one: CODEOWNERS, else the file's own header."""
    from autodebt_lint.engine.owners import code_owners

    owner_of = code_owners(root) if root is not None else headers.get
    return {path: owner for path in paths if (owner := owner_of(path) or headers.get(path, ""))}
