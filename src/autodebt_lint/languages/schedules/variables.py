"""Variables in shell scripts and makefiles, put in where what they hold is written out."""

import re
from collections.abc import Mapping

from autodebt_lint.patterns import pattern

MAX_NESTING = 8
"""Variables within each other."""
MAX_TEXT = 4_000
"""Characters of a line above which nothing more is put in."""
_SHELL = pattern(r"\$(?:(\w+)|\{(\w+)(?::?[-=]([^{}]*))?\})")
_MAKE = pattern(r"\$(?:[({]([\w.-]+)[)}]|([@<^]))")


def in_shell(line: str, known: Mapping[str, str]) -> str:
    """A line of a shell with what its variables hold; one that nobody knows stays as it is written.

    Args:
        line: as it is written.
        known: what variables hold, by name, with nothing to be put in.
    """

    def held(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        return known.get(name, found[3] or found[0])

    return _SHELL.sub(held, line) if "$" in line else line


def in_makefile(line: str, known: Mapping[str, str]) -> str:
    """A line of a makefile with what its variables hold; ``$$`` is the shell's ``$``.

    Args:
        line: as it is written.
        known: what variables are set to, by name; ``@``, ``<`` and ``^`` among them.
    """

    def held(found: re.Match[str]) -> str:
        return known.get(found[1] or found[2], found[0])

    for _ in range(MAX_NESTING):
        before, line = line, _MAKE.sub(held, line)
        if line == before or len(line) > MAX_TEXT:
            break
    return line.replace("$$", "$")
