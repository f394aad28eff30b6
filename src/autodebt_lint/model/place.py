"""Where something stands in a source text."""

from msgspec import Struct


class Place(Struct, frozen=True, array_like=True, gc=False, order=True):
    """A range of one file: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


#: Stands for a whole file: its first character.
TOP = Place(1, 1, 1, 1)
