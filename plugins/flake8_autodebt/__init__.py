"""Show the findings of ``autodebt check --no-project`` in flake8.

Analysis, settings and suppressions are autodebt's own. flake8 judges its ``# noqa`` comments
itself, and hands over only what it can parse itself.
"""

import ast
import functools
import io
import os
import tokenize
from collections.abc import Iterator
from pathlib import Path

import autodebt_lint
from autodebt_lint.clock import today
from autodebt_lint.session import check_sources
from autodebt_lint.settings import Settings, find_root, load_settings


class Plugin:
    """One file as flake8 hands it over, before its plugins are run."""

    name = "autodebt"
    version = autodebt_lint.__version__

    def __init__(self, tree: ast.AST, filename: str, lines: list[str]) -> None:  # noqa: ARG002  (a parameter named tree is what makes flake8 call us once a file)
        """Keep the file; parameters are chosen by name."""
        self.path = Path(filename).absolute()
        self.lines = lines

    def run(self) -> Iterator[tuple[int, int, str, type["Plugin"]]]:
        """Yield line, column from 0, text and plugin of each finding."""
        root, settings = _project(self.path.parent)
        path = Path(os.path.relpath(self.path, root)).as_posix()
        report = check_sources(
            {path: _source(self.lines)}, settings, today(zone=settings.timezone), project=False
        )
        left_to_flake8 = (
            v for v in report.suppressed if v.suppression and v.suppression.form == "noqa"
        )
        for verdict in (*report.verdicts, *left_to_flake8):
            finding = verdict.finding
            text = f"{finding.code} {finding.message} [{'; '.join(verdict.reasons)}]"
            yield finding.place.line, finding.place.column - 1, text, type(self)


@functools.cache
def _project(folder: Path) -> tuple[Path, Settings]:
    root = find_root(folder)
    return root, load_settings(root)


def _source(lines: list[str]) -> bytes:
    """Return the bytes that flake8 read: it has decoded them as the file's first lines say."""
    text = "".join(lines)
    encoding, _ = tokenize.detect_encoding(io.BytesIO(text.encode()).readline)
    return text.encode(encoding)
