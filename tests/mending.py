"""Mend small projects, and prove of each result what every repair promises."""

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from autodebt_lint import session
from autodebt_lint.fixing.mending import Mending
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.repair import Safety
from autodebt_lint.settings import Settings
from tests.checking import OFF_SEASON, write

EVERYTHING = Settings(seasons=(), min_confidence=Confidence.LOW)


class Result(NamedTuple):
    """What mending made of a project."""

    texts: dict[str, str]
    """The files that were changed, by path."""
    done: list[str]
    """Codes of what was mended, in order of path and place."""
    refused: list[str]
    """Why the rest was not."""


def mended(
    root: Path,
    sources: Mapping[str, str | bytes],
    settings: Settings = EVERYTHING,
    *,
    unsafe: bool = True,
    project: bool = True,
) -> Result:
    """Mend what can be mended, and check what holds for every repair."""
    write(root, {"autodebt.toml": "", **sources})
    mending, wanted = _mend(root, settings, unsafe=unsafe, project=project)
    files = mending.files
    changed = {file.path: file.after for file in files if file.after != file.before}
    changed |= {file.path: file.after for file in mending.further}
    for path, after in changed.items():
        if path.endswith(".py"):
            ast.parse(after)
        (root / path).write_bytes(after)
    again, _ = _mend(root, settings, unsafe=unsafe, project=project)
    assert [file.path for file in again.files if file.after != file.before] == []
    assert again.further == ()
    for file in files:
        asked = wanted[file.path]
        assert len(file.done) + len(file.refused) >= len(asked)
    return Result(
        {path: after.decode("utf-8", "replace") for path, after in changed.items()},
        [finding.code for file in files for finding in file.done],
        [item.reason for file in files for item in file.refused],
    )


def _mend(
    root: Path, settings: Settings, *, unsafe: bool, project: bool
) -> tuple[Mending, dict[str, list[Finding]]]:
    report = session.run(settings, root, [root], OFF_SEASON, project=project, cache=False, jobs=1)
    most = Safety.UNSAFE if unsafe else Safety.SAFE
    wanted: dict[str, list[Finding]] = {}
    for verdict in report.verdicts:
        repair, path = verdict.finding.repair, verdict.finding.path
        if repair and repair.steps and repair.safety <= most and path.endswith(".py"):
            wanted.setdefault(path, []).append(verdict.finding)
    mending = session.mend(settings, root, [root], wanted, project=project, cache=False, jobs=1)
    return mending, wanted
