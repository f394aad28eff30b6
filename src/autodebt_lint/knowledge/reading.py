"""Ruleset files from TOML to tables, with errors that name file, line and key.

Loaded only when the compiled copy is missing or stale.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from autodebt_lint.errors import RulesetError
from autodebt_lint.settings import toml_file

Document = TypeVar("Document", bound=msgspec.Struct)


def read(path: Path, kind: type[Document]) -> Document:
    """Read one ruleset file.

    Args:
        path: the file.
        kind: the schema of such files.

    Raises:
        RulesetError: the file cannot be read, is not TOML, or holds a key or value that the
            schema does not know.
    """
    content = toml_file.read_bytes(path, str(path), RulesetError)
    if content is None:
        raise RulesetError(
            f"{path}: there is no such ruleset file", "check `rulesets` in the configuration"
        )
    parsed = toml_file.parse(content, str(path), RulesetError)
    return convert(parsed.data, kind, str(path), parsed.text)


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
        steps = [*re.findall(r"\w+", where), *([unknown[1]] if unknown else [])]
        path = tuple(int(step) if step.isdecimal() else step for step in steps)
        line = toml_file.line_of(text, path)
        place = f"{origin}:{line}" if line else origin
        hint = _suggestion(unknown[1], kind) if unknown else ""
        told = f"{where}: {message}" if where else message
        raise RulesetError(f"{place}: {told}", hint) from error


def _suggestion(key: str, kind: type[msgspec.Struct]) -> str:
    """Name the known key that an unknown one resembles."""
    known = [name for table in _tables(kind) for name in table.__struct_fields__]
    near = difflib.get_close_matches(key, known, n=1)
    return f"did you mean `{near[0]}`?" if near else ""


def _tables(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    """A schema and the schemas of the tables in it."""
    yield kind
    for field in msgspec.structs.fields(kind):
        for inner in get_args(field.type):
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                yield from _tables(inner)
