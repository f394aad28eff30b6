"""The stages that all runs share: files, facts, linking, rules.

A stage's modules are loaded when the stage is reached: a file without automation code, or one that
did not change, needs neither the reader nor linking nor the rules.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from autodebt_lint.engine.cache import Cache, cache_directory
from autodebt_lint.engine.discover import SUFFIXES, SourceFile, beside, discover
from autodebt_lint.engine.gather import Gathered, gather
from autodebt_lint.engine.kept import Kept
from autodebt_lint.knowledge import KnowledgeCopy, load_copy
from autodebt_lint.lifetime import collector_off, keep
from autodebt_lint.model.advisory import Advisory
from autodebt_lint.model.facts import ModuleFacts
from autodebt_lint.model.finding import Finding
from autodebt_lint.policy.select import rule_selected
from autodebt_lint.settings import Settings, is_project

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule
    from autodebt_lint.linking.module import Linking

Progress = Callable[[int, int], None]


def directory_of(cache: bool) -> Path | None:  # noqa: FBT001  # the one thing that it asks
    """Where facts are kept between runs; None where nothing is kept."""
    return cache_directory() if cache else None


def knowledge_copy(
    settings: Settings, root: Path, directory: Path | None, more: Sequence[Path] = ()
) -> KnowledgeCopy:
    """What rulesets say: the bundled ones, the project's, and `more` of them."""
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
    return chosen_rules(settings, knowledge, own), own


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
NO_RULES = Rules({}, {})
"""Where there is nothing to judge, nobody asks for a rule."""


def chosen_rules(settings: Settings, knowledge: KnowledgeCopy, own: OwnRules) -> Rules:
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


def files_of(
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


def gathered_from(
    root: Path,
    files: Sequence[SourceFile],
    knowledge: KnowledgeCopy,
    store: Cache,
    *,
    jobs: int,
    progress: Progress | None,
) -> Gathered:
    """Gather the facts of files: from the cache for those that are as they were."""

    def talking() -> Callable[[ModuleFacts], bool]:
        from autodebt_lint.linking.remote.likely import talks

        return talks(knowledge.open())

    return gather(
        root, files, knowledge.triggers(), store, jobs=jobs, talking=talking, progress=progress
    )


def linked(
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
        directory = directory_of(cache)
        copy = knowledge_copy(settings, root, directory)
        files, reported = files_of(settings, root, paths, project=True)
        with Cache(directory, root, copy.key) as store:
            gathered = gathered_from(root, files, copy, store, jobs=jobs, progress=progress)
            gathered.keep_in(store, files)
        return link(root, gathered, copy, settings), frozenset(reported)


def link(
    root: Path,
    gathered: Gathered,
    knowledge: KnowledgeCopy,
    settings: Settings,
    advisories: "Mapping[str, tuple[Advisory, ...]]" = {},  # noqa: B006  # only read
    kept: Kept | None = None,
) -> "Linking":
    """Link what was gathered, with the help of what was kept."""
    from autodebt_lint.engine.gather import project_of
    from autodebt_lint.linking.module import Linking

    project = project_of(root, gathered, kept)
    linking = Linking(project, knowledge.open(), settings, advisories)
    keep(linking)
    return linking


def findings_of(  # noqa: PLR0913  # the parts of one question
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
    from autodebt_lint.linking.names.project import Project

    crash = rules.everything[CRASH]
    if project:
        if where is not None:
            linking = link(*where, knowledge, settings, advisories, kept)
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


@contextmanager
def at_revision(settings: Settings, root: Path, revision: str) -> Iterator[Path]:
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
