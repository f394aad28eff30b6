"""Ruleset files from TOML to tables, with errors that name file, line and key.

Loaded only when the compiled copy is missing or stale.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.schema_problems import (
    Check,
    converted,
    place,
    problems_of,
)
from autodebt_lint.settings import toml_file

Document = TypeVar("Document", bound=Struct)


class Origin(Struct, frozen=True):
    """Where a document comes from: enough to say in which line of which file something stands."""

    name: str
    """Of the file, or of the configuration table, as messages show it."""
    text: str = ""

    def place(self, *key: str | int) -> str:
        """Write where a key stands, from the path of the key."""
        return place(self.name, self.text, key)

    def line(self, *key: str | int) -> int:
        """Return the line of a key; 0 where it is not known."""
        return toml_file.line_of(self.text, key) if self.text else 0


def read(path: Path, schema: type[Document], check: Check | None = None) -> tuple[Origin, Document]:
    """Read one ruleset file.

    Args:
        path: the file.
        schema: of such files.
        check: notes what the schema cannot say.

    Raises:
        RulesetError: the file cannot be read, is not TOML, or says something wrong; all that is
            wrong with it is told at once.
    """
    content = toml_file.read_bytes(path, str(path), RulesetError)
    if content is None:
        raise RulesetError(
            f"{path}: there is no such ruleset file", "check `rulesets` in the configuration"
        )
    parsed = toml_file.parse(content, str(path), RulesetError)
    origin = Origin(str(path), parsed.text)
    return origin, convert(parsed.data, schema, origin, check)


def convert(
    data: Mapping[str, Any], schema: type[Document], origin: Origin, check: Check | None = None
) -> Document:
    """Turn parsed TOML into tables.

    Args:
        data: the parsed document.
        schema: what it may say.
        origin: where it comes from.
        check: notes what the schema cannot say.

    Raises:
        RulesetError: with everything that is wrong.
    """
    problems = problems_of(origin.name, origin.text)
    document = converted(data, schema, problems)
    if check is not None and document is not None:
        check(document, problems)
    problems.raise_any(RulesetError, origin.name)
    if document is None:
        raise AssertionError("a problem was found and not told")
    return document
