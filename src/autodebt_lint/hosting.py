"""What a host linter shows of one file: the findings that need no other file, under the project's settings.

A host calls its plugins file by file, in processes of its own, and knows nothing of the project
around the file. So the file is judged by itself, as ``autodebt check --no-project`` does, and what
the project's baseline accepts is left out here as it is there.
"""

import functools
import os
from pathlib import Path

from autodebt_lint.clock import today
from autodebt_lint.model.report import Verdict
from autodebt_lint.session import check_sources
from autodebt_lint.settings import Settings, find_root, load_settings


def verdicts(file: Path, source: bytes, *, form: str) -> tuple[Verdict, ...]:
    """Judge one file on the day of the clock.

    Args:
        file: its absolute path, whether it is there or not.
        source: its content.
        form: form of the comments that the host obeys itself, ``noqa`` or ``pylint``; what they
            silence is handed over all the same.

    Raises:
        ConfigError: the project's configuration is wrong.
    """
    root, settings = _project(file.parent)
    path = Path(os.path.relpath(file, root)).as_posix()
    report = check_sources(
        {path: source}, settings, today(zone=settings.timezone), project=False, root=root
    )
    left_to_host = (v for v in report.suppressed if v.suppression and v.suppression.form == form)
    return (*report.verdicts, *left_to_host)


@functools.cache
def _project(folder: Path) -> tuple[Path, Settings]:
    root = find_root(folder)
    return root, load_settings(root)
