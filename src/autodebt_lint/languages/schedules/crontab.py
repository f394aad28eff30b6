"""Crontab files. Format: crontab(5)."""

from collections.abc import Iterator

from autodebt_lint.languages.manifest.text import lines_of
from autodebt_lint.model.facts import Trigger
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

_FIELD = r"[\d*/,\-A-Za-z]+"
_ENTRY = pattern(rf"\s*({_FIELD}(?:[ \t]+{_FIELD}){{4}}|@\w+)[ \t]+(\S.*)$")
_VARIABLE = pattern(r"\s*[A-Za-z_]\w*\s*=")


def read(text: str, *, with_user: bool = False) -> Iterator[Trigger]:
    """Yield what each line runs, and when.

    Args:
        text: of the file.
        with_user: whether each line names the user before the command.
    """
    for number, line in enumerate(lines_of(text), start=1):
        if line.lstrip().startswith("#") or _VARIABLE.match(line):
            continue
        found = _ENTRY.match(line)
        if found is not None:
            place = Place(number, found.start(1) + 1, number, len(line) + 1)
            command = found[2].split(None, 1)[-1] if with_user else found[2]
            yield Trigger("cron", " ".join(found[1].split()), command, place)
