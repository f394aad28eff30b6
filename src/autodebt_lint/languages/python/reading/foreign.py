"""What people leave in Python files although it is not Python.

Characters of word processors, commands of IPython, marks of a merge, tags of a template engine.
Each is blanked where it stands, so that everything else keeps its place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from autodebt_lint.patterns import pattern

from .editing import Edit, apply
from .literals import Literal, literal_around
from .outcome import Loss

# No-break, narrow and ideographic spaces, zero-width marks, a byte order mark in mid-text, NUL
# and the end-of-file mark of DOS. Outside strings, Python stops at any of them.
_ODD_SPACE = pattern(
    rb"[\x00\x1a]|\xc2\xa0|\xe1\x9a\x80|\xe2\x80[\x80-\x8f\xa8\xa9\xaf]|\xe2\x81[\x9f\xa0]"
    rb"|\xe3\x80\x80|\xef\xbb\xbf"
)
_CONFLICT = pattern(rb"^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?|\|{7}(?: .*)?)$", re.MULTILINE)
_CONFLICT_START = pattern(rb"^<{7}(?: |$)", re.MULTILINE)
_MAGIC = pattern(
    rb"^([ \t]*)(%{1,2}[A-Za-z_]\w*.*|!{1,2}[^=\s].*|\?{1,2}[\w.*%]+|[\w.%]+\?{1,2})[ \t]*$",
    re.MULTILINE,
)
_ASSIGNED_MAGIC = pattern(
    rb"^[ \t]*\w[\w.,\[\] \t]*=[ \t]*((?:%[A-Za-z]|![^=\s]).*)$", re.MULTILINE
)
_CELL = pattern(rb"\s*%%(\w+)")
_PYTHON_CELLS = frozenset(
    {b"time", b"timeit", b"capture", b"prun", b"python", b"python3", b"pypy", b"debug", b"pyspark"}
    | {b"mprun", b"memit", b"heat", b"snakeviz", b"scalene", b"local", b"spark"}
)
_TEMPLATE_TAG = pattern(rb"\{%.{0,500}?%\}|\{#.{0,500}?#\}", re.DOTALL)
_TEMPLATE_VALUE = pattern(rb"\{\{[^{}\n]*\}\}")


_COMMAND = "IPython command: not Python"
_BLANKS = bytes(10 if byte == 10 else 32 for byte in range(256))


class Cleaned(NamedTuple):
    """The text without what is foreign to Python, and what was blanked."""

    source: bytes
    losses: tuple[Loss, ...]


def replace_odd_spaces(source: bytes, literals: list[Literal]) -> Cleaned | None:
    """Turn characters that only look like spaces into spaces; None if there are none."""
    if source.isascii() and b"\0" not in source and b"\x1a" not in source:
        return None
    edits = [
        Edit(found.start(), found.end(), b" " * len(found[0]))
        for found in _ODD_SPACE.finditer(source)
        if b"\0" in found[0] or not literal_around(literals, found.start())
    ]
    if not edits:
        return None
    line = source.count(b"\n", 0, edits[0].start) + 1
    note = f"{len(edits)} invisible or foreign space characters: read as spaces"
    return Cleaned(apply(source, edits), (Loss(line, note, lost=False),))


def blank_foreign(source: bytes, literals: list[Literal]) -> Cleaned | None:
    """Blank magics, merge marks and template tags; None if there are none."""
    if (cell := _CELL.match(source)) and cell[1] not in _PYTHON_CELLS:
        language = cell[1].decode(errors="replace")
        line = source.count(b"\n", 0, cell.start(1)) + 1
        blank = b"\n" * source.count(b"\n")
        return Cleaned(blank, (Loss(line, f"cell in another language: %%{language}", lost=True),))
    found: list[tuple[Edit, str, bool]] = []

    def remove(start: int, end: int, text: bytes, message: str, *, lost: bool) -> None:
        if not literal_around(literals, start):
            found.append((Edit(start, end, text), message, lost))

    if _CONFLICT_START.search(source):
        for mark in _CONFLICT.finditer(source):
            message = "merge conflict mark: both sides are analysed"
            remove(mark.start(), mark.end(), b"", message, lost=True)
    for magic in _MAGIC.finditer(source):
        remove(magic.start(2), magic.end(2), b"pass", _COMMAND, lost=False)
    for magic in _ASSIGNED_MAGIC.finditer(source):
        remove(magic.start(1), magic.end(1), b"...", _COMMAND, lost=False)
    for tag in _TEMPLATE_TAG.finditer(source):
        text = tag[0].translate(_BLANKS)
        remove(tag.start(), tag.end(), text, "template tag: not Python", lost=True)
    for value in _TEMPLATE_VALUE.finditer(source):
        text = b"_" * len(value[0])
        remove(value.start(), value.end(), text, "template value: not known", lost=True)
    found.sort()
    return (
        Cleaned(apply(source, [edit for edit, _, _ in found]), _losses(source, found))
        if found
        else None
    )


def _losses(source: bytes, found: list[tuple[Edit, str, bool]]) -> tuple[Loss, ...]:
    losses = []
    line = 1
    position = 0
    for edit, message, lost in found:
        line += source.count(b"\n", position, edit.start)
        position = edit.start
        losses.append(Loss(line, message, lost))
    return tuple(losses)
