"""Scripts of a POSIX shell: which other scripts they run, and what these are given."""

from collections.abc import Iterator

from autodebt_lint.languages.manifest.text import lines_of
from autodebt_lint.languages.schedules.variables import MAX_TEXT, in_shell
from autodebt_lint.model.facts import Trigger
from autodebt_lint.model.place import TOP
from autodebt_lint.patterns import pattern

KIND = "shell script"
_SET = pattern(
    r"\s*(?:(?:export|readonly|local|declare)\s+(?:-\w+\s+)?)?(\w+)="
    r"(\"[^\"]*\"|'[^']*'|(?:\$\([^()]*\)|`[^`]*`|[^\s;&|`(])*)\s*(?:#.*)?$"
)
_STARTING = pattern(r"[(`].*(?:py|\.(?:ba)?sh\b)")
"""A command within a text that starts a script."""
_DOCUMENT = pattern(r"<<-?\s*[\"']?(\w+)[\"']?")


def read(text: str) -> Iterator[Trigger]:
    """Yield the commands of a script as one."""
    known: dict[str, str] = {}
    commands = [in_shell(line, known) for line in _lines(text) if not _sets(line, known)]
    if commands:
        yield Trigger(KIND, "", "\n".join(commands), TOP)


def _sets(line: str, known: dict[str, str]) -> bool:
    """Whether a line only sets a variable, which is then known."""
    found = _SET.match(line)
    if found is None:
        return False
    name, value = found[1], found[2]
    bare = value[1:-1] if value[:1] in ("'", '"') else value
    held = bare if value[:1] == "'" else in_shell(bare, known)
    if len(held) > MAX_TEXT or _STARTING.search(held):
        known.pop(name, None)
        return False
    known[name] = held
    return True


def _lines(text: str) -> Iterator[str]:
    """The lines of a script, without the documents in it, what goes on put together."""
    document, begun = "", ""
    for line in lines_of(text):
        if document:
            document = "" if line.strip() == document else document
            continue
        opened = _DOCUMENT.search(line)
        document = opened[1] if opened is not None and "<<<" not in line else ""
        if line.endswith("\\"):
            begun += line[:-1] + " "
        else:
            yield begun + line
            begun = ""
    if begun:
        yield begun
