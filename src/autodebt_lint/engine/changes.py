"""Which lines of the files are new since a commit, told without any filter that a repository sets."""

import hashlib
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from autodebt_lint.engine.git import blobs_at, contents_of
from autodebt_lint.engine.reading import read_bytes

Ranges = tuple[tuple[int, int], ...]
"""First and last line of each run of lines, from 1."""


def new_lines(
    root: Path, commit: str, paths: Sequence[str], renamed: Mapping[str, str]
) -> dict[str, Ranges]:
    """Find the lines of files that a commit does not have.

    Args:
        root: the project's.
        commit: what the files are compared with.
        paths: posix paths of files, from the root.
        renamed: path that a file had in the commit, by its path now.

    Returns:
        By path, for each file that differs; one that cannot be read has none.

    Raises:
        UsageError: git is missing, or an object in it.
    """
    there = dict(blobs_at(root, commit))
    before = {path: blob for path in paths if (blob := there.get(renamed.get(path, path)))}
    changed: dict[str, bytes] = {}
    for path in paths:
        data = read_bytes(str(root / path))
        if isinstance(data, bytes) and _blob(data) != before.get(path):
            changed[path] = data
    asked = [path for path in changed if path in before]
    old = dict(zip(asked, contents_of(root, [before[path] for path in asked]), strict=True))
    return {path: ranges(old.get(path, b""), data) for path, data in changed.items()}


def ranges(before: bytes, after: bytes) -> Ranges:
    """Find the lines of one content that another does not have, line ends left aside."""
    old, new = before.splitlines(), after.splitlines()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    between = SequenceMatcher(
        None, old[start : len(old) - end], new[start : len(new) - end]
    ).get_opcodes()
    return tuple(
        (start + first + 1, start + last)
        for kind, _, _, first, last in between
        if kind in ("insert", "replace")
    )


def _blob(data: bytes) -> bytes:
    """The name that git gives a content."""
    head = b"blob %d\0" % len(data)
    return hashlib.sha1(head + data, usedforsecurity=False).hexdigest().encode()
