"""Edits that leave every other byte of a text on its line and in its column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace the bytes from `start` to `end`."""

    start: int
    end: int
    text: bytes


def apply(source: bytes, edits: Iterable[Edit]) -> bytes:
    """Return `source` with `edits` made; of two that overlap, the one that begins first wins."""
    parts: list[bytes] = []
    position = 0
    for start, end, text in sorted(edits):
        if start < position:
            continue
        parts += source[position:start], text
        position = end
    parts.append(source[position:])
    return b"".join(parts)


def padded(text: bytes, replaced: bytes) -> bytes:
    r"""Return `text` in the room of `replaced`: what follows keeps its line and its column.

    Where `replaced` spans lines, each is ended by a backslash, so that it is one logical line as
    before. The last line of `replaced` must be long enough for `text` only if it is its first.
    """
    lines = replaced.split(b"\n")
    if len(lines) == 1:
        return text.ljust(len(replaced))
    return b"\\\n".join([text, *(b"" for _ in lines[1:-1]), b" " * len(lines[-1])])
