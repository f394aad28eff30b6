"""Mending: findings of a run repaired in memory."""

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from autodebt_lint.engine.cache import Cache, cache_directory
from autodebt_lint.engine.gather import Gathered
from autodebt_lint.engine.reading import read_bytes
from autodebt_lint.lifetime import collector_off
from autodebt_lint.model.finding import Finding
from autodebt_lint.session.stages import (
    OwnRules,
    Rules,
    chosen_rules,
    directory_of,
    files_of,
    findings_of,
    gathered_from,
    knowledge_copy,
)
from autodebt_lint.settings import Settings

if TYPE_CHECKING:
    from autodebt_lint.fixing.mending import Mending


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

    directory = directory_of(cache)
    copy = knowledge_copy(settings, root, directory)
    own = OwnRules.of(settings, root, trust=trust)
    rules = chosen_rules(settings, copy, own)
    files, _ = files_of(settings, root, paths, project=project)
    with Cache(directory, root, copy.key) as store:
        gathered = gathered_from(root, files, copy, store, jobs=jobs, progress=None)
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
        found = findings_of(
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
    copy = knowledge_copy(settings, here, cache_directory())
    own = OwnRules.of(settings, here, trust=False) if packs else OwnRules()
    rules = chosen_rules(settings, copy, own)

    def judge(sources: Mapping[str, bytes], _whole: bool) -> dict[str, list[Finding]]:  # noqa: FBT001  # as above
        by_path: dict[str, list[Finding]] = {path: [] for path in sources}
        read = (facts_from(path, data, None).decoded() for path, data in sources.items())
        facts = {item.path: item for item in read if item is not None}
        for finding in findings_of(facts, list(facts), copy, rules, settings, project=False):
            by_path[finding.path].append(finding)
        return by_path

    return mended({path: sources[path] for path in wanted}, wanted, judge)
