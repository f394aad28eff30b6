"""Makefiles. Format: the manual of GNU make, www.gnu.org/software/make/manual."""

from collections.abc import Iterator

from autodebt_lint.languages.manifest.text import lines_of
from autodebt_lint.languages.schedules.variables import MAX_TEXT, in_makefile
from autodebt_lint.model.facts import Trigger
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

KIND = "make"
_SET = pattern(r"\s*(?:(?:export|override)\s+)*([\w.-]+)\s*(::?:?|\?|\+)?=\s*(.*)")
_RULE = pattern(r"([^\s#:=][^#:=]*?)\s*::?(?!=)\s*([^;#]*)(?:;(.*))?")
_BEFORE_COMMAND = " \t@-+"
"""Characters that tell make how to run a command."""


def read(text: str) -> Iterator[Trigger]:
    """Yield what each rule runs, with the name of its target."""
    known: dict[str, str] = {}
    rule: dict[str, str] = {}
    for number, line in _lines(text):
        if line.startswith("\t"):
            if rule:
                yield _trigger(line, number, known | rule)
            continue
        found = _SET.fullmatch(line)
        if found is not None:
            name, how, value = found.groups()
            if how == "+":
                value = f"{known.get(name, '')} {value}"
            if (how != "?" or name not in known) and len(value) <= MAX_TEXT:
                known[name] = value.strip()
            continue
        found = _RULE.match(line)
        if found is not None:
            targets, needed = (in_makefile(it, known).split() for it in (found[1], found[2]))
            first = targets[0] if targets else ""
            rule = {"@": first, "<": needed[0] if needed else "", "^": " ".join(needed)}
            if found[3]:
                yield _trigger(found[3], number, known | rule)


def _trigger(line: str, number: int, known: dict[str, str]) -> Trigger:
    command = in_makefile(line.lstrip(_BEFORE_COMMAND), known)
    return Trigger(KIND, known["@"], command, Place(number, 1, number, len(line) + 1))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a makefile by number, what goes on put together."""
    begun, start = "", 0
    for number, line in enumerate(lines_of(text), start=1):
        start = start or number
        if line.endswith("\\"):
            begun += line[:-1] + " "
            continue
        yield start, begun + line
        begun, start = "", 0
    if begun:
        yield start, begun
