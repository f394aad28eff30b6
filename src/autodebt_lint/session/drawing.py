"""Drawing: the integration graph of a project, and the catalogue of its automations."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.kept import Kept
from autodebt_lint.engine.reading import digest_of
from autodebt_lint.lifetime import collector_off
from autodebt_lint.session.judging import owners_of
from autodebt_lint.session.stages import (
    Progress,
    at_revision,
    directory_of,
    files_of,
    gathered_from,
    knowledge_copy,
    link,
    linked,
)
from autodebt_lint.settings import Settings, digest

if TYPE_CHECKING:
    from autodebt_lint.model.graph import IntegrationGraph
    from autodebt_lint.model.inventory import Automation


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
        directory = directory_of(cache)
        copy = knowledge_copy(settings, root, directory)
        files, reported = files_of(settings, root, paths, project=True)
        with Cache(directory, root, copy.key) as store:
            key = digest_of(
                msgspec.msgpack.encode(["graph", detailed, digest(settings), reported, files])
            )
            kept = store.run(key)
            if kept is not None:
                with suppress(msgspec.MsgspecError):
                    return msgspec.msgpack.decode(kept, type=IntegrationGraph)
            gathered = gathered_from(root, files, copy, store, jobs=jobs, progress=progress)
            gathered.keep_in(store, files)
            answers = Kept(store, gathered.digests, [digest(settings)])
            linking = link(root, gathered, copy, settings, kept=answers)
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
    with at_revision(settings, root, revision) as there:
        existing = _same(paths, root, there)
        return graph(settings, there, existing, jobs=jobs, cache=False, progress=progress)


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

    linking, reported = linked(settings, root, paths, jobs=jobs, cache=cache, progress=progress)
    with collector_off():
        return listed(linking, reported, owners(root, reported), last_changes(root))


def owners(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Owner of each path that CODEOWNERS gives one."""
    return owners_of(root, paths, {})
