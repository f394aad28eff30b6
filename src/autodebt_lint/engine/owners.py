"""Who owns a file: CODEOWNERS, as GitHub reads it, else the owner that the file's header names."""

from collections.abc import Callable
from pathlib import Path

from autodebt_lint.engine.reading import read_bytes

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
MAX_BYTES = 3_000_000
"""GitHub's own limit."""


def code_owners(root: Path) -> Callable[[str], str]:
    """Return the look-up of owners by posix path from the project's root.

    The first file of `PLACES` counts, in it the last pattern that matches. A path without an owner
    gives "". What cannot be read names nobody.
    """
    text = _read(root)
    if not text:
        return lambda path: ""  # noqa: ARG005
    rows = [row for line in text.splitlines() if (row := _row(line)) is not None]
    if not rows:
        return lambda path: ""  # noqa: ARG005
    import pathspec

    specs = []
    for pattern, owners in rows:
        try:
            specs.append((pathspec.PathSpec.from_lines("gitignore", [pattern]), owners))
        except ValueError:
            continue
    specs.reverse()

    def owner_of(path: str) -> str:
        return next((owners for spec, owners in specs if spec.match_file(path)), "")

    return owner_of


def _read(root: Path) -> str:
    for place in PLACES:
        data = read_bytes(str(root / place))
        if isinstance(data, bytes):
            return data[:MAX_BYTES].decode("utf-8", "replace")
    return ""


def _row(line: str) -> tuple[str, str] | None:
    """Pattern and owners of a line; None for comments, headings of sections and exclusions."""
    content = line.partition(" #")[0].strip()
    if not content or content.startswith(("#", "[", "^", "!")):
        return None
    pattern, *owners = content.replace("\\ ", "\0").split()
    return pattern.replace("\0", " "), " ".join(owners)
