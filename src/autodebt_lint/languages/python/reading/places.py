"""From a position in rewritten text back to the position in the text that a person sees."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import msgspec


class Anchor(NamedTuple):
    """A token of the rewritten text and where it stood in the original.

    Columns count code points, `column` from 0 (in the rewritten line) and `original_column`
    from 1. `length` is the token's length in the original, on this line.
    """

    column: int
    original_line: int
    original_column: int
    length: int


class PlaceMap(msgspec.Struct, frozen=True):
    """Maps places of a rewritten tree to the original text.

    `lines` are the rewritten lines; `anchors` has one ascending tuple for each of them.
    """

    lines: tuple[str, ...]
    anchors: tuple[tuple[Anchor, ...], ...]

    def original(self, line: int, column: int) -> tuple[int, int]:
        """Return the original (line, code-point column from 1) of a tree's (line, byte column).

        A place inside a token that was added by the rewriting maps to the end of the token
        before it. Lines outside the map are clamped, so this never raises.
        """
        index = min(max(line, 1), len(self.lines)) - 1
        if index < 0:
            return 1, 1
        text = self.lines[index]
        if not text.isascii():
            column = len(text.encode()[:column].decode(errors="ignore"))
        for row in range(index, -1, -1):
            anchors = self.anchors[row]
            if row == index:
                found = bisect_right(anchors, column, key=_column_of) - 1
                offset = column - anchors[found].column if found >= 0 else 0
            else:
                found = len(anchors) - 1
                offset = anchors[found].length if found >= 0 else 0
            if found >= 0:
                anchor = anchors[found]
                return anchor.original_line, anchor.original_column + min(offset, anchor.length)
        return 1, 1


def _column_of(anchor: Anchor) -> int:
    return anchor.column
