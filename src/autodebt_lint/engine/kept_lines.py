"""What is kept of the source lines that findings stand on: their text without secrets, and measures of it."""

from collections.abc import Mapping, Sequence
from typing import overload

from msgspec import Struct

from autodebt_lint.model.place import Place
from autodebt_lint.model.report import Columns


class KeptLine(Struct, frozen=True, array_like=True):
    """A source line, without what must not be told of it."""

    text: str
    """With every secret masked."""
    widths: str = ""
    """Bytes of UTF-8 of each of its characters, a digit each; "" where all have one."""
    hash: str = ""
    """By which code scanning knows it again, where a finding starts on it."""


_PLAIN = KeptLine("")


class KeptLines(Sequence[str]):
    """Some lines of a file, by number; the others read as empty."""

    def __init__(self, lines: Mapping[int, KeptLine]) -> None:
        """Hold lines by their number, from 1."""
        self._lines = {number: line.text for number, line in lines.items()}
        self._last = max(lines, default=0)

    def __len__(self) -> int:
        """Number of the last line that is held."""
        return self._last

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """Line or lines by index from 0."""
        if isinstance(index, slice):
            return [self._lines.get(i + 1, "") for i in range(*index.indices(self._last))]
        return self._lines.get(index + 1, "")


def columns_of(place: Place, lines: Mapping[int, KeptLine]) -> Columns | None:
    """Count the columns of a place in bytes and in units; None where all counts agree."""
    start = lines.get(place.line, _PLAIN).widths[: place.column - 1]
    end = lines.get(place.end_line, _PLAIN).widths[: place.end_column - 1]
    if set(start) | set(end) <= {"1"}:
        return None
    return Columns(
        bytes=(
            place.column + sum(int(width) - 1 for width in start),
            place.end_column + sum(int(width) - 1 for width in end),
        ),
        units=(place.column + start.count("4"), place.end_column + end.count("4")),
    )
