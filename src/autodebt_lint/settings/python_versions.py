"""The Python releases that a project is for, as its ``requires-python`` says."""

import enum
import re
from pathlib import Path
from typing import NamedTuple

from autodebt_lint.errors import ConfigError
from autodebt_lint.settings import toml_file

NEWEST = (3, 14)
"""The newest released CPython, which is meant where a project says nothing. Source: peps.python.org/pep-0745."""
OLDEST_ALIVE = (3, 10)
"""The oldest CPython that is still mended. Source: devguide.python.org/versions."""
_OLDEST = (3, 0)
_MOST_PATCHES = 30
"""No release has had as many patches."""
_REQUIRES = re.compile(rb"""^\s*requires-python\s*=\s*["']([^"'\n]{1,200})["']""", re.MULTILINE)


class Removal(enum.Enum):
    """What it means to a project that a Python no longer has something."""

    EVERYWHERE = "everywhere"
    """None of the releases that the project supports has it."""
    ON_NEWER = "on newer"
    """Some of them have it no more."""
    LATER = "later"
    """All of them still have it."""


class PythonVersions(NamedTuple):
    """The oldest and the newest release that a project supports, as (major, minor)."""

    oldest: tuple[int, int]
    newest: tuple[int, int]


def requires_python(root: Path) -> str:
    """The ``requires-python`` of the pyproject.toml in a folder; "" where it has none."""
    found = _found(root)
    return found[1].decode("utf-8", "replace") if found is not None else ""


def place(root: Path) -> str:
    """Where that stands, ``pyproject.toml:5``; "" where it does not."""
    found = _found(root)
    if found is None:
        return ""
    line = found.string.count(b"\n", 0, found.start(1)) + 1
    return f"pyproject.toml:{line}"


def _found(root: Path) -> "re.Match[bytes] | None":
    content = toml_file.read_bytes(root / "pyproject.toml", "pyproject.toml", ConfigError)
    return _REQUIRES.search(content) if content is not None else None


def supported(specifier: str) -> PythonVersions:
    """The releases that a specifier lets in; the newest one where it says nothing that is understood."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        wanted = SpecifierSet(specifier)
    except InvalidSpecifier:
        specifier = ""
    if not specifier:
        return PythonVersions(NEWEST, NEWEST)
    minors = range(_OLDEST[1], NEWEST[1] + 1)
    fitting = [
        (3, minor)
        for minor in minors
        if any(f"3.{minor}.{patch}" in wanted for patch in range(_MOST_PATCHES))
    ] or [NEWEST]
    return PythonVersions(fitting[0], fitting[-1])


def removal(removed_in: str, specifier: str) -> Removal:
    """What a removal from the standard library means to a project.

    Args:
        removed_in: first Python without the name, as ``3.12``; "" for one that still has it.
        specifier: the project's ``requires-python``.
    """
    found = re.fullmatch(r"(\d+)\.(\d+)(?:\.\d+)?", removed_in)
    if found is None:
        return Removal.LATER
    gone = (int(found[1]), int(found[2]))
    versions = supported(specifier)
    if gone <= versions.oldest:
        return Removal.EVERYWHERE
    return Removal.ON_NEWER if gone <= versions.newest else Removal.LATER
