"""Show the findings of ``autodebt check --no-project`` in flake8.

Analysis, settings and suppressions are autodebt's own. flake8 judges its ``# noqa`` comments
itself, and hands over only what it can parse itself.
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import autodebt_lint


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
        from autodebt_lint.hosting import verdicts

        for verdict in verdicts(self.path, _source(self.lines), form="noqa"):
            place = verdict.finding.place
            text = f"{verdict.finding.code} {verdict.explained}"
            yield place.line, place.column - 1, text, type(self)


def _source(lines: list[str]) -> bytes:
    """Return the bytes that flake8 read: it has decoded them as the file's first lines say."""
    text = "".join(lines)
    encoding, _ = tokenize.detect_encoding(io.BytesIO(text.encode()).readline)
    return text.encode(encoding)
