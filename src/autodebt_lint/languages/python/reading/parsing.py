"""One call of CPython's parser that answers with a value instead of raising."""

from __future__ import annotations

import ast
import warnings
from typing import NamedTuple

from autodebt_lint.patterns import pattern

_NEWLINE = pattern(r"\r\n?")


class Failure(NamedTuple):
    """Why the parser refused. `line` counts from 1; `too_deep` marks exhausted stacks."""

    line: int
    message: str
    too_deep: bool = False


def parse(text: str) -> ast.Module | Failure:
    """Parse `text`; never raises, whatever the text.

    A `str` is handed over, so that CPython ignores a coding cookie that has done its work.
    Warnings about the code (invalid escapes and the like) belong to its author, not to us,
    and where a host turns warnings into errors they would make the file unreadable.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text)
        except SyntaxError as error:
            # "too many nested parentheses", "too many levels of indentation", "too many
            # statically nested blocks", "f-string: expressions nested too deeply"
            message = error.msg or "invalid syntax"
            return Failure(
                max(error.lineno or 1, 1), message, "too many" in message or "nested too" in message
            )
        except (RecursionError, MemoryError):
            return Failure(1, "nested too deeply", too_deep=True)
        except (ValueError, OverflowError) as error:
            return Failure(1, str(error))


def with_unix_newlines(text: str) -> str:
    r"""Return `text` with \r\n and lone \r as \n; neither lines nor columns change by it."""
    return _NEWLINE.sub("\n", text) if "\r" in text else text
