"""Knowing: what the rulesets of a project say, and what they lack."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from autodebt_lint.knowledge import KnowledgeCopy
from autodebt_lint.session.stages import Progress, directory_of, knowledge_copy, linked
from autodebt_lint.settings import Settings

if TYPE_CHECKING:
    from autodebt_lint.knowledge import Knowledge
    from autodebt_lint.model.knowledge_gap import KnowledgeGap


def knowledge(settings: Settings, root: Path, *, cache: bool = True) -> "Knowledge":
    """What the bundled rulesets and the project's own ones say."""
    return knowledge_copy(settings, root, directory_of(cache)).open()


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
    return knowledge_copy(settings, root, directory_of(cache and not more), more)


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

    linking, reported = linked(settings, root, paths, jobs=jobs, cache=cache, progress=progress)
    known = linking.project.modules
    return gaps_of(
        [linking.module(path) for path in sorted(reported) if path in known], linking.project
    )
