"""Labels: what somebody who read a real script whole says that the rules must report in it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

FOLDER = Path(__file__).resolve().parent / "labels"
SECOND_READING = FOLDER.with_name("second_reading")


class Label(Struct, frozen=True, forbid_unknown_fields=True):
    """One place at which a rule counts."""

    line: int
    code: str
    sure: bool
    """False where a competent reader could say either: then the tool is neither right nor wrong."""
    why: str
    also: tuple[int, ...] = ()
    """Other lines at which the same finding may rightly stand."""
    settled: str = ""
    """How two readers who disagreed settled it."""

    @property
    def lines(self) -> frozenset[int]:
        """All lines at which the finding may stand."""
        return frozenset((self.line, *self.also))


class LabelledFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file that was read from its first line to its last."""

    path: str
    lines: int
    labels: tuple[Label, ...]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Files of one repository or distribution."""

    source: str
    """``github:owner/name`` or ``pypi:name==version``."""
    files: tuple[LabelledFile, ...]
    commit: str = ""


class Round(Struct, frozen=True, forbid_unknown_fields=True):
    """Sources that nobody had looked at, with every finding read by hand."""

    date: str
    sources: tuple[str, ...]
    right: int
    open: int
    wrong: int
    missed: int
    """Places at which a rule plainly counts, met while reading, and not reported."""
    cause: str = ""
    """Why the wrong and missed ones were so."""


class Rounds(Struct, frozen=True, forbid_unknown_fields=True):
    """All rounds, the oldest first."""

    rounds: tuple[Round, ...]


def rounds() -> tuple[Round, ...]:
    """The rounds on fresh sources.

    Raises:
        msgspec.ValidationError: the file does not have the form above.
    """
    return msgspec.toml.decode(FOLDER.with_name("rounds.toml").read_bytes(), type=Rounds).rounds


def sources(folder: Path = FOLDER) -> Iterator[Source]:
    """All labelled sources of a folder, in order of file name.

    Raises:
        msgspec.ValidationError: a file does not have the form above.
    """
    for path in sorted(folder.glob("*.toml")):
        yield msgspec.toml.decode(path.read_bytes(), type=Source)
