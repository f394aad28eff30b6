"""The files of a past commit that a check of it would have looked at."""

import os
from collections.abc import Callable, Iterable

from autodebt_lint.engine.blobs import Blob
from autodebt_lint.engine.discover import excluded, is_of_interest
from autodebt_lint.engine.git import Change
from autodebt_lint.languages.manifest.forms import REQUIREMENTS, form_of, resolved
from autodebt_lint.model.facts import ModuleFacts


class Tree:
    """The contents that matter, by path; changed from commit to commit."""

    def __init__(self, exclude: Iterable[str]) -> None:
        """Begin without a file; `exclude` are the settings' patterns of today."""
        self.files: dict[str, Blob] = {}
        self._left_out = excluded(tuple(exclude))
        self._lists: dict[str, Blob] = {}
        """Texts that count only where a requirements file takes them in."""

    def apply(self, changes: Iterable[Change]) -> set[str]:
        """Take changes over; the paths of those that matter are answered."""
        met = set()
        for change in changes:
            path = _shown(change.path)
            folder, _, name = path.rpartition("/")
            if is_of_interest(folder, name):
                files = self.files
            elif form_of(path) == REQUIREMENTS:
                files = self._lists
            else:
                continue
            if self._left_out(path):
                continue
            if change.blob:
                files[path] = Blob.at(path, change.blob)
            else:
                files.pop(path, None)
            met.add(path)
        return met

    def taken_in(self, facts_of: Callable[[str, Blob], ModuleFacts | None]) -> dict[str, Blob]:
        """The lists that requirements files take in, and what those take in.

        Args:
            facts_of: gives what a content says at a path.
        """
        found: dict[str, Blob] = {}
        waiting = (
            [path for path in self.files if form_of(path) == REQUIREMENTS] if self._lists else []
        )
        while waiting:
            path = waiting.pop()
            facts = facts_of(path, found.get(path) or self.files[path])
            includes = facts.manifest.includes if facts is not None and facts.manifest else ()
            for include in includes:
                target = resolved(path, include.path)
                if target in self._lists and target not in found:
                    found[target] = self._lists[target]
                    waiting.append(target)
        return found


def _shown(path: str) -> str:
    """A name that is no text, escaped as in every report."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")
