"""What reading one Python file yields: the tree, the text, and what was lost on the way."""

from __future__ import annotations

import ast
import enum

import msgspec

from .places import PlaceMap


class Dialect(enum.Enum):
    """How far down the ladder a file had to go before it could be read."""

    PYTHON3 = "python3"
    """Read as it stands by this interpreter."""
    NEWER = "newer"
    """Written for a newer Python than this interpreter; rewritten down."""
    PYTHON2 = "python2"
    """Python 2, or a Python 3 older than 3.7 in which `async` was a name."""
    RECOVERED = "recovered"
    """Parts that are not Python were blanked, the rest was read."""
    NONE = "none"
    """Nothing could be read."""


class Loss(msgspec.Struct, frozen=True):
    """One thing about the file that the reader had to work around.

    `line` counts from 1. `lost` is False when everything was recovered (worth a note)
    and True when some text was not analysed (the answer is incomplete).
    """

    line: int
    message: str
    lost: bool


class Reading(msgspec.Struct, frozen=True):
    """One file, read.

    `tree` has positions of the original text (lines from 1, columns in UTF-8 bytes from 0)
    unless `places` is given, which then maps them. `text` is the decoded file without its
    byte order mark and with its newlines as they were. `tree` is None exactly when `dialect`
    is NONE.
    """

    tree: ast.Module | None
    text: str
    dialect: Dialect
    losses: tuple[Loss, ...] = ()
    places: PlaceMap | None = None
