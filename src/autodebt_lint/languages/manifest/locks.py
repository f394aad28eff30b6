"""Lock files: what a resolver chose, all exact.

Machines write them in one form each, so that two regular expressions read a megabyte of them in
milliseconds, where a parser would need a second.
"""

import json
from collections.abc import Iterator
from typing import Any

from packaging.utils import canonicalize_name

from autodebt_lint.languages.manifest.text import Locator, NotReadable, lines_of
from autodebt_lint.model.manifest import Manifest, Requirement
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

_TABLE = pattern(r"\s*\[\[packages?\]\]\s*")
_OTHER_TABLE = pattern(r"\s*\[")
_FIELD = pattern(r"""\s*(name|version)\s*=\s*["']([^"'\n]{1,200})["']\s*(?:#.*)?""")
_LOCAL = pattern(r"\s*source\s*=\s*\{\s*(?:virtual|editable)\b")


def read(text: str) -> Manifest:
    """Read a poetry.lock, pdm.lock, uv.lock or pylock.toml."""
    return Manifest("lock", tuple(_packages(text)))


def read_pipfile_lock(text: str) -> Manifest:
    """Read a Pipfile.lock."""
    try:
        data = json.loads(text)
    except ValueError as fault:
        line = getattr(fault, "lineno", 1)
        raise NotReadable("not valid JSON", line) from None
    locate = Locator(text)
    found = [
        Requirement(str(canonicalize_name(name)), _specifier(details), locate.string(name), group)
        for section, group in (("default", ""), ("develop", "dev"))
        for name, details in _items(data, section)
    ]
    return Manifest("lock", tuple(found))


def read_presence(_text: str) -> Manifest:
    """Take note that a lock is there; what a conda lock holds is more than Python."""
    return Manifest("lock")


def _items(data: object, section: str) -> Iterator[tuple[str, object]]:
    table = data.get(section) if isinstance(data, dict) else None
    if isinstance(table, dict):
        yield from table.items()


def _specifier(details: object) -> str:
    version: Any = details.get("version") if isinstance(details, dict) else None
    return version if isinstance(version, str) else ""


def _packages(text: str) -> Iterator[Requirement]:
    inside = False
    name, place, version, local = "", Place(1, 1, 1, 1), "", False
    for number, line in enumerate([*lines_of(text), "["], start=1):
        if _OTHER_TABLE.match(line):
            if name and not local:
                yield Requirement(name, f"=={version}" if version else "", place)
            name, version, local = "", "", False
            inside = _TABLE.fullmatch(line) is not None
        elif inside and _LOCAL.match(line):
            local = True
        elif inside and (field := _FIELD.fullmatch(line)):
            if field[1] == "version":
                version = field[2]
            elif not name:
                name = str(canonicalize_name(field[2]))
                start = field.start(1) + 1
                place = Place(number, start, number, field.end(2) + 2)
