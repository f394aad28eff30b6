"""What is kept of the source lines that findings stand on: their text without secrets, and measures of it."""

from bisect import bisect_right
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
    unchanged: tuple[tuple[int, int, int], ...] = ()
    """Its runs that masking left alone, each with its start in the source, its start here, and its length, in characters
    from 0; none where nothing was masked."""

    def shown(self, column: int) -> int:
        """Return where a column of the source stands in the text; both from 1."""
        index = bisect_right(self.unchanged, column - 1, key=lambda run: run[0]) - 1
        if index < 0:
            return column if not self.unchanged else 1
        source, start, length = self.unchanged[index]
        return start + min(column - 1 - source, length) + 1


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
    """Count the columns of a place in bytes, in units, and as they are shown; None where all counts agree."""
    first, last = lines.get(place.line, _PLAIN), lines.get(place.end_line, _PLAIN)
    start = first.widths[: place.column - 1]
    end = last.widths[: place.end_column - 1]
    shown = first.shown(place.column), last.shown(place.end_column)
    if set(start) | set(end) <= {"1"} and shown == (place.column, place.end_column):
        return None
    return Columns(
        bytes=(
            place.column + sum(int(width) - 1 for width in start),
            place.end_column + sum(int(width) - 1 for width in end),
        ),
        units=(place.column + start.count("4"), place.end_column + end.count("4")),
        shown=shown,
    )
