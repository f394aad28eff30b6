"""TOML files that strangers wrote: read within limits, with the line of every key.

Configuration and rulesets come from scanned repositories, so a file may be huge, nested beyond
the interpreter's stack, in another encoding, or no file at all. All of that is one error of the
caller's choice, never a traceback.
"""

import functools
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from autodebt_lint.errors import AutodebtError

#: The longest pyproject.toml among popular public packages has 60 KB.
LARGEST = 1 << 20

#: `tomllib` needs quadratic time for a dotted key.
MOST_DOTS = 500

#: Further into a line no key is looked for; the patterns below take quadratic time.
_LONGEST_KEY = 1000

#: No key that any of our files may have stands deeper; one of a stranger may have `MOST_DOTS`.
_DEEPEST = 10

_BARE_RUN = r"""[\w\-."' \t]+"""
_TABLE = r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$"
_KEY = r"""^\s*((?:[\w\-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w\-]+|"[^"]*"|'[^']*'))*)\s*="""
_PART = r"""[\w\-]+|"[^"]*"|'[^']*'"""


class Document(Struct, frozen=True):
    """A TOML file that was read."""

    name: str
    """As shown to the user: the path relative to the project."""
    text: str
    data: dict[str, Any]


def read_bytes(path: Path, name: str, error: type[AutodebtError]) -> bytes | None:
    """Read a file that should be small and regular.

    Args:
        path: the file.
        name: how error messages call it.
        error: raised when it cannot be read.

    Returns:
        Its content, or None when there is no such file.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise error(f"{name} is a folder, not a regular file")
        if not stat.S_ISREG(status.st_mode):
            raise error(f"{name} is not a regular file")
        if status.st_size > LARGEST:
            raise error(f"{name} is larger than {LARGEST >> 20} MiB")
        with path.open("rb") as file:
            return file.read(LARGEST)
    except FileNotFoundError:
        if path.is_symlink():
            raise error(f"{name} is a link to a file that does not exist") from None
        return None
    except NotADirectoryError:
        return None
    except (OSError, ValueError) as failure:
        # A ValueError is a NUL in the path.
        reason = failure.strerror if isinstance(failure, OSError) else failure
        raise error(f"{name} cannot be read: {reason}") from None


def parse(content: bytes, name: str, error: type[AutodebtError]) -> Document:
    """Parse TOML, with every failure turned into `error` that names the file and the line."""
    import tomllib

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = content.count(b"\n", 0, failure.start) + 1
        raise error(f"{name}:{line}: not UTF-8", "save the file as UTF-8") from None
    if any(run.group().count(".") > MOST_DOTS for run in re.finditer(_BARE_RUN, text)):
        raise error(f"{name}: a key has more than {MOST_DOTS} parts")
    try:
        return Document(name, text, tomllib.loads(text))
    except RecursionError:
        raise error(f"{name}: nested too deeply") from None
    except ValueError as failure:
        message = str(failure)
        found = re.search(r" \(at line (\d+), column (\d+)\)$", message)
        if found:
            message = message[: found.start()]
            raise error(f"{name}:{found[1]}:{found[2]}: not valid TOML: {message}") from None
        raise error(f"{name}: not valid TOML: {message}") from None


def line_of(text: str, path: tuple[str | int, ...], value: str = "") -> int:
    """Find the line of a key, or of one of the strings in its value.

    `tomllib` keeps no positions, so this looks for them again; it is only called for errors and by
    `autodebt config`.

    Args:
        text: the file.
        path: keys from the top, with a number after the key of an array of tables.
        value: a string somewhere in the key's value; empty for the key itself.

    Returns:
        The line, from 1; that of the nearest enclosing key when the key stands inside of an
        inline table; 0 when nothing was found.
    """
    named, implied = _positions(text)
    enclosing = (path[:depth] for depth in range(len(path), 0, -1))
    best = named.get(path) or implied.get(path) or next(filter(None, map(named.get, enclosing)), 0)
    if best and value:
        lines = text.split("\n")
        for number in range(best, len(lines) + 1):
            if f'"{value}"' in lines[number - 1] or f"'{value}'" in lines[number - 1]:
                return number
    return best


_Positions = dict[tuple[str | int, ...], int]


@functools.lru_cache(maxsize=1)
def _positions(text: str) -> tuple[_Positions, _Positions]:
    """The first line of each key of a file, and of what only stands above one.

    ``[tool.autodebt]`` is the first sign of ``tool``. Kept, because a wrong file often has several
    mistakes, and a right one many keys to tell the line of.
    """
    named: _Positions = {}
    implied: _Positions = {}
    for number, key in _keys(text.split("\n")):
        named.setdefault(key, number)
        for depth in range(1, min(len(key), _DEEPEST)):
            implied.setdefault(key[:depth], number)
    return named, implied


def _keys(lines: list[str]) -> Iterator[tuple[int, tuple[str | int, ...]]]:
    """Yield line and path of each table header and each key that starts a line."""
    table: tuple[str | int, ...] = ()
    counts: dict[tuple[str | int, ...], int] = {}
    for number, whole in enumerate(lines, 1):
        line = whole[:_LONGEST_KEY]
        header = re.match(_TABLE, line)
        if header:
            table = _numbered(_parts(header[2]), counts)
            if header[1] == "[[":
                index = counts.get(table, -1) + 1
                counts[table] = index
                table = (*table, index)
            yield number, table
        elif found := re.match(_KEY, line):
            yield number, (*table, *_parts(found[1]))


def _numbered(
    parts: tuple[str, ...], counts: dict[tuple[str | int, ...], int]
) -> tuple[str | int, ...]:
    """Put the running number after each array of tables but the last one named."""
    path: tuple[str | int, ...] = ()
    for part in parts[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path])
    return (*path, parts[-1]) if parts else path


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))


def shown_name(path: Path, root: Path) -> str:
    """Name a file as a user would: relative to the project where it lies inside of it."""
    relative = os.path.relpath(path, root)
    return str(path) if relative.startswith("..") else Path(relative).as_posix()
