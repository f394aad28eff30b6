"""What one script leaves in a folder, and another one goes through: files whose names only the program knows.

``for path in Path("inbox").glob("*.csv")`` reads whatever was written below ``inbox``, and
``glob("orders-*.csv")`` what was written under a name of that form. The id of what stands for a file
therefore tells its folder, too, though two files are the same by their names alone.
"""

from fnmatch import fnmatchcase
from typing import NamedTuple

PREFIX = "file:"
"""Begins the id of what stands for a file."""
_EACH = "\0each\0"
"""Begins the name of all files of a form that are gone through."""
_IN = "\0in\0"
"""Stands before the folder."""
OR = " or "
"""Stands between the names of a file that may have several."""
_MODULE = " in "
"""Stands before the module in which alone a name means something."""
_PACKED = (".gz", ".bz2", ".xz", ".zip", ".zst", ".part", ".tmp")
"""Endings behind the one that says what a file holds."""
LEAST = 3
"""Characters that a name must tell, without its ending."""


class Named(NamedTuple):
    """What is known of a file."""

    name: str
    """Unknown parts are ``*``."""
    folder: str = ""
    """The last one that is known."""
    each: bool = False
    """All files of such a name."""

    @property
    def id(self) -> str:
        """Of what stands for it."""
        each = _EACH if self.each else ""
        return f"{PREFIX}{each}{self.name}" + (f"{_IN}{self.folder}" if self.folder else "")

    @property
    def tells(self) -> bool:
        """Whether the name alone tells which file it is, whichever of several it is."""
        stems = [stem_of(name) for name in self.name.split(OR)]
        return _is_whole(self.name) or all(sum(map(str.isalnum, it)) >= LEAST for it in stems)

    @property
    def alternatives(self) -> "list[Named]":
        """The same for each of the names that it may have."""
        return [self._replace(name=name) for name in self.name.split(OR)]

    @property
    def key(self) -> str:
        """By which two are the same file; "" where the name does not tell that."""
        return self.name if self.tells and not self.each else ""


def stem_of(name: str) -> str:
    """What a file is called, without its ending: ``orders`` of ``orders.csv.gz``."""
    for ending in _PACKED:
        name = name.removesuffix(ending)
    return name.rpartition(".")[0] or name


def named_by(id: str) -> Named | None:
    """What is known of a file, by the id of what stands for it; None for the id of another system."""
    if not id.startswith(PREFIX):
        return None
    name, _, folder = id.removeprefix(PREFIX).partition(_IN)
    return Named(name.removeprefix(_EACH), folder, name.startswith(_EACH))


def is_among(written: Named, gone_through: Named) -> bool:
    """Whether a file that is written may be one of those that are gone through."""
    return any(
        _is_one_of(one, form) for one in written.alternatives for form in gone_through.alternatives
    )


def _is_one_of(written: Named, gone_through: Named) -> bool:
    form, name = gone_through.name, written.name.partition(_MODULE)[0]
    is_named = not name.startswith("{")
    if gone_through.tells and written.tells and is_named:
        return fnmatchcase(name, form)
    if not written.folder or written.folder != gone_through.folder:
        return False
    ending = name.rpartition(".")[2] if "." in name else ""
    if gone_through.tells:  # of what another system calls its files the folder tells
        return ending in ("", "*", form.rpartition(".")[2])
    return fnmatchcase(name, form) or not ending or "*" in ending


def _is_whole(name: str) -> bool:
    """Whether nothing of a name is unknown: ``gl.csv``; or it tells the variable that holds it."""
    return "*" not in name
