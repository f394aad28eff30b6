"""The baseline file: findings that a team has accepted, one on a line, so that changes merge."""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from autodebt_lint.errors import ConfigError, UsageError
from autodebt_lint.model.known import KINDS, KnownFinding
from autodebt_lint.settings import toml_file

SCHEMA = 1


class _File(Struct, frozen=True):
    schema: int
    accepted: tuple[KnownFinding, ...] = ()


def read(root: Path, name: str) -> tuple[KnownFinding, ...] | None:
    """Read a baseline.

    Args:
        root: folder that its path is relative to.
        name: its path.

    Returns:
        What it accepts; None where there is no such file.

    Raises:
        ConfigError: it is none, or of a later version.
    """
    content = toml_file.read_bytes(root / name, name, ConfigError)
    if content is None:
        return None
    hint = "a conflict that was left in it? autodebt baseline create writes a new one"
    try:
        found = msgspec.json.decode(content, type=_File)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise ConfigError(f"{name}: it is no baseline: {error}", hint) from error
    if found.schema != SCHEMA:
        raise ConfigError(
            f"{name}: its schema is {found.schema}, and this version reads {SCHEMA}",
            "update autodebt-lint",
        )
    for entry in found.accepted:
        if entry.count < 1 or entry.kind not in KINDS:
            raise ConfigError(f"{name}: an entry of {entry.path} has an odd count or kind", hint)
    return found.accepted


def write(root: Path, name: str, accepted: Iterable[KnownFinding]) -> None:
    """Write a baseline, whole or not at all.

    Raises:
        UsageError: the file cannot be written.
    """
    lines = ",\n".join(
        "    " + msgspec.json.encode(entry).decode("ascii", "backslashreplace")
        for entry in sorted(
            accepted, key=lambda item: (item.path, item.rule, item.scope, item.statement)
        )
    )
    text = f'{{\n  "schema": {SCHEMA},\n  "accepted": [\n{lines}\n  ]\n}}\n'
    target = root / name
    temporary = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UsageError(f"cannot write {name}: {error.strerror}") from error
