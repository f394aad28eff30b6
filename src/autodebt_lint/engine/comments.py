"""Comments put at the ends of lines, where a comment may stand and nothing else changes."""

import datetime
import io
import os
import re
import tokenize
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from autodebt_lint.errors import UsageError
from autodebt_lint.patterns import pattern

_ENDS = frozenset([tokenize.NEWLINE, tokenize.NL])
_LONE_RETURN = pattern(r"\r(?!\n)")


class Wanted(NamedTuple):
    """A comment for one of some lines, the first of them that takes one."""

    first_line: int
    last_line: int
    codes: tuple[str, ...]


def ignoring(codes: Sequence[str], until: datetime.date, reason: str, owner: str = "") -> str:
    """Write the comment that silences some rules.

    Args:
        codes: codes of the rules.
        until: last day on which it holds.
        reason: in words, without quotes, ``#`` and line ends.
        owner: who answers for it; "" for nobody in particular.
    """
    owned = f" owner={owner}" if owner else ""
    return f'# autodebt: ignore[{",".join(codes)}] until={until}{owned} reason="{reason}"'


def with_comments(
    data: bytes, wanted: Sequence[Wanted], text_of: Mapping[tuple[str, ...], str]
) -> tuple[bytes, list[Wanted]]:
    """Add comments to a file of Python.

    Args:
        data: the file; encoding, line ends and the last line's end are kept.
        wanted: what to add.
        text_of: the comment for some codes, without a line end.

    Returns:
        The file with what could be added, and what could not: no line of the statement takes a comment,
        or another comment of ours stands there. A file that cannot be read as Python takes none.
    """
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        free = _free_lines(data)
    except (SyntaxError, UnicodeDecodeError, LookupError, tokenize.TokenError):
        return data, list(wanted)
    if _LONE_RETURN.search(text):  # it ends a line for Python, and none for its tokenizer
        return data, list(wanted)
    lines = re.split(r"(?<=\n)", text)  # `splitlines` would end one at a form feed, too
    left: list[Wanted] = []
    for item in wanted:
        at = next(
            (
                number
                for number in range(item.first_line, item.last_line + 1)
                if number in free and "autodebt" not in lines[number - 1]
            ),
            None,
        )
        if at is None:
            left.append(item)
            continue
        line = lines[at - 1]
        body = line.rstrip("\r\n")
        lines[at - 1] = f"{body.rstrip()}  {text_of[item.codes]}{line[len(body) :]}"
    try:
        return "".join(lines).encode(encoding), left
    except UnicodeEncodeError:  # a reason that the file's encoding cannot write
        return data, list(wanted)


def _free_lines(data: bytes) -> set[int]:
    """Numbers of the lines that end outside of a text and without a backslash."""
    return {
        token.start[0]
        for token in tokenize.tokenize(io.BytesIO(data).readline)
        if token.type in _ENDS and token.string
    }


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Write a file that somebody read, whole or not at all, with its mode.

    Raises:
        UsageError: it changed meanwhile, or cannot be written.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        if path.read_bytes() != before:
            raise UsageError(f"{path.name} changed meanwhile; nothing was written to it")
        temporary.write_bytes(after)
        temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UsageError(f"cannot write {path.name}: {error.strerror}") from error
