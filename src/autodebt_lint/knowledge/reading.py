"""Ruleset files from TOML to tables, with errors that name file, key and line.

Loaded only when the compiled copy is missing or stale.
"""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from autodebt_lint.errors import RulesetError

Document = TypeVar("Document", bound=msgspec.Struct)


def read(path: Path, kind: type[Document]) -> Document:
    """Read one ruleset file.

    Raises:
        RulesetError: the file cannot be read, is not TOML, or holds a key or value that the
            schema does not know.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesetError(f"{path}: {error}", "check `rulesets` in the configuration") from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesetError(f"{path}: not valid TOML: {error}") from error
    return convert(data, kind, str(path), text)


def convert(data: Mapping[str, Any], kind: type[Document], origin: str, text: str = "") -> Document:
    """Turn parsed TOML into tables.

    Args:
        data: the parsed document.
        kind: its schema.
        origin: name of the file or configuration table, for the error.
        text: the source, by which the error finds the line.

    Raises:
        RulesetError: a key or value that the schema does not know.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        where = where.rstrip("`").lstrip(".")
        unknown = re.search(r"unknown field `([^`]*)`", message)
        key = unknown[1] if unknown else where.rpartition(".")[2]
        line = line_of(text, where, key)
        place = f"{origin}:{line}" if line else origin
        hint = _suggestion(unknown[1], kind) if unknown else ""
        raise RulesetError(f"{place}: {where or key}: {message}", hint) from error


def _suggestion(key: str, kind: type[msgspec.Struct]) -> str:
    """Name the known key that an unknown one resembles."""
    known = [key for table in _tables(kind) for key in table.__struct_fields__]
    near = difflib.get_close_matches(key, known, n=1)
    return f"did you mean `{near[0]}`?" if near else ""


def _tables(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    """A schema and the schemas of the tables in it."""
    yield kind
    for field in msgspec.structs.fields(kind):
        for inner in get_args(field.type):
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                yield from _tables(inner)


def line_of(text: str, where: str, key: str) -> int:
    """Return the line of `key` in the table that a path like ``system[2].hosts[0]`` means, or 0."""
    table = re.match(r"(\w+)\[(\d+)\]", where)
    lines = text.splitlines()
    start = 0
    if table:
        heads = [n for n, line in enumerate(lines) if line.strip() == f"[[{table[1]}]]"]
        start = heads[int(table[2])] if int(table[2]) < len(heads) else 0
    name = re.match(r"[\w-]+", key)
    if name:
        for number, line in enumerate(lines[start:], start):
            if re.match(rf"\s*[\"']?{re.escape(name[0])}[\"']?\s*[.=]", line):
                return number + 1
    return start + 1 if table and lines else 0
