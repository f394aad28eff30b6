"""Small projects on disk or in memory, and what is found in them: shared by several tests."""

import datetime
import subprocess
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from autodebt_lint import session
from autodebt_lint.model.report import Report
from autodebt_lint.settings import Settings, load_settings

OFF_SEASON = datetime.date(2026, 6, 15)
"""No bundled season raises anything on this day."""


class Found(NamedTuple):
    """A finding, as a person would point at it."""

    path: str
    line: int
    code: str


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as a person of its own and whatever the machine configures."""
    identity = (
        "-c",
        "user.name=ada",
        "-c",
        "user.email=ada@lagovia.com",
        "-c",
        "commit.gpgsign=false",
    )
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`, text without its common indentation, and return `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            content if isinstance(content, bytes) else textwrap.dedent(content).encode()
        )
    return root


def check(root: Path, *paths: Path, day: datetime.date = OFF_SEASON, **options: Any) -> Report:
    """Check files or folders of a project, all of it when none are given."""
    options = {"jobs": 1} | options
    return session.run(load_settings(root), root, paths or [root], day, **options)


def check_texts(
    sources: Mapping[str, str], settings: Settings | None = None, *, project: bool = True
) -> Report:
    """Check a project that exists in memory only."""
    files = {path: textwrap.dedent(text).encode() for path, text in sources.items()}
    return session.check_sources(files, settings or Settings(), OFF_SEASON, project=project)


def found(report: Report, *codes: str) -> list[Found]:
    """Return the findings of a report in its order; only those of `codes`, when given."""
    return [
        Found(verdict.finding.path, verdict.finding.place.line, verdict.finding.code)
        for verdict in report.verdicts
        if not codes or verdict.finding.code in codes
    ]


def shown(report: Report) -> list[str]:
    """Return every verdict in full, for comparing whole reports."""
    return [repr(verdict) for verdict in report.verdicts]
