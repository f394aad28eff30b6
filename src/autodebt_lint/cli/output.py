"""Where text goes: the standard output, quietly given up when nobody reads on, or a file."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from autodebt_lint import sanitise
from autodebt_lint.errors import UsageError


def write(chunks: Iterable[str], path: str | None = None) -> None:
    """Write to the file `path`, or to the standard output.

    A reader that goes away, as ``head`` does, ends the writing and is no error.

    Raises:
        UsageError: the file cannot be written, or the disk behind the standard output is full.
    """
    if path is not None:
        try:
            with open(path, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
                file.writelines(chunks)
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror}") from error
        return
    if sys.stdout is None:
        return  # started with it closed
    try:
        sys.stdout.writelines(chunks)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
    except OSError as error:
        _abandon_stdout()
        raise UsageError(f"cannot write the output: {error.strerror}") from error


def _abandon_stdout() -> None:
    # Python flushes once more at exit; what is left in the buffer has to go somewhere.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)


def tell(message: str) -> None:
    """Say something to a person on the standard error; when nobody is left to read it, go on."""
    with suppress(OSError):
        print(f"autodebt: {sanitise.lines(message)}", file=sys.stderr)


def colours(stream: TextIO) -> bool:
    """Tell whether `stream` should get colours: NO_COLOR, then FORCE_COLOR, then the terminal decide."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced != "0"
    if os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32" and not (os.environ.keys() & {"WT_SESSION", "ANSICON", "TERM"}):
        return False
    return stream.isatty()
