"""Many contents in one file: written one after another, and mapped into memory to be read.

A large tree's facts are tens of megabytes, of which a run that follows one edit looks at few. Mapped, what nobody
looks at is never copied. A pack only grows: what a mapping holds may not be taken from under it.
"""

import mmap
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

Bytes: TypeAlias = bytes | memoryview


class Pack:
    """A file of contents, each found by where it starts and how many bytes it has."""

    def __init__(self, path: Path) -> None:
        """Take the file at `path`; it is made when something is added."""
        self._path = path
        self._mapped = memoryview(b"")

    def read(self, start: object, size: object) -> memoryview | None:
        """The content of so many bytes that starts there; None where the file has none.

        What is asked for may come from a damaged table, and be anything.

        Raises:
            OSError: the file cannot be read.
        """
        if type(start) is not int or type(size) is not int or start < 0 or size < 0:
            return None
        if start + size > len(self._mapped):
            self._map()
        return self._mapped[start : start + size] if start + size <= len(self._mapped) else None

    def add(self, contents: Iterable[Bytes]) -> list[int]:
        """Write contents behind what is there, and tell where each starts; one process at a time.

        Raises:
            OSError: the file cannot be written.
        """
        starts = []
        with self._path.open("ab") as file:
            for content in contents:
                starts.append(file.tell())
                file.write(content)
        return starts

    def _map(self) -> None:
        """Map the file as it is now; what was mapped stays as long as somebody holds a part of it."""
        with self._path.open("rb") as file:
            if file.seek(0, 2):  # nothing cannot be mapped
                self._mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
