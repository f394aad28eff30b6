"""Lines, places and comments of a text that is no program."""

import re
from collections.abc import Iterator
from itertools import accumulate

from autodebt_lint.languages.python.literals import mask_address, secret_in_address
from autodebt_lint.languages.suppression_comments import parse_comments
from autodebt_lint.model.facts import Literal, Suppression
from autodebt_lint.model.place import TOP, Place
from autodebt_lint.model.values import Const
from autodebt_lint.patterns import pattern

_LINE_END = pattern(r"\r\n|\r|\n")
_WORTH_A_LOOK = "autodebt"
_LOGIN = pattern(r"\b[a-zA-Z][a-zA-Z+]{1,12}://[^\s\"'@#]{1,300}@[^\s\"']*")


class NotReadable(Exception):  # noqa: N818  # says what is so, not that something went wrong
    """The file does not follow its own format."""

    def __init__(self, message: str, line: int = 1) -> None:
        """Say what is wrong, and where."""
        super().__init__(message)
        self.line = line


def lines_of(text: str) -> list[str]:
    """The lines of a text as an editor numbers them."""
    return _LINE_END.split(text)


class Locator:
    """Finds the places of values again whose parser keeps none.

    What is sought next is looked for behind what was found last, so that equal values are found
    one after the other.
    """

    def __init__(self, text: str) -> None:
        """Take the text of the file."""
        self._lines = lines_of(text)
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._text = "\n".join(self._lines)
        self._at = 0

    def enter(self, *parts: str) -> None:
        """Go on behind the header of a table; at the beginning where there is none."""
        joint = r"""["']?\s*\.\s*["']?"""
        name = joint.join(re.escape(part) for part in parts)
        found = re.search(rf"""(?m)^[ \t]*\[+\s*["']?{name}["']?\s*\]""", self._text)
        self._at = found.end() if found else 0

    def string(self, value: str) -> Place:
        """The place of a quoted string, quotes and all."""
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        for quoted in (f'"{value}"', f"'{value}'", f'"{escaped}"'):
            start = self._text.find(quoted, self._at)
            if start >= 0:
                return self._found(start, start + len(quoted))
        return self._again(self.string, value)

    def words(self, value: str) -> Place:
        """The place of a text that stands unquoted on one line."""
        found = re.compile(rf"(?<![\w.-]){re.escape(value)}").search(self._text, self._at)
        return self._found(*found.span()) if found else self._again(self.words, value)

    def key(self, name: str) -> Place:
        """The place of a key and its value, up to the end of the line."""
        shape = rf"""(?m)^[ \t]*(?:\[.*\.\s*)?(["']?){re.escape(name)}\1(?:[ \t]*=[^\n#]*|\s*\])"""
        found = re.compile(shape).search(self._text, self._at)
        if found is None:
            return self._again(self.key, name)
        matched = found[0]
        start = found.start() + len(matched) - len(matched.lstrip())
        return self._found(start, found.start() + len(matched.rstrip()))

    def _again(self, search: "object", value: str) -> Place:
        """Look from the top, once."""
        if self._at == 0 or not callable(search):
            return TOP
        self._at = 0
        place: Place = search(value)
        return place

    def _found(self, start: int, end: int) -> Place:
        self._at = end
        return Place(*self._position(start), *self._position(end))

    def _position(self, offset: int) -> tuple[int, int]:
        from bisect import bisect_right

        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def suppressions(text: str) -> tuple[Suppression, ...]:
    """The suppression comments of a text whose comments begin with ``#``.

    A comment covers the line that it stands on; on a line of its own, the next one that says
    something.
    """
    return tuple(_suppressions(text)) if _WORTH_A_LOOK in text.lower() else ()


def _suppressions(text: str) -> Iterator[Suppression]:
    lines = lines_of(text)
    for number, line in enumerate(lines, start=1):
        start = line.find("#")
        if start < 0 or _WORTH_A_LOOK not in line.lower():
            continue
        covered = number
        if not line[:start].strip():
            rest = enumerate(lines[number:], start=number + 1)
            covered = next(
                (at for at, other in rest if other.strip() and not other.lstrip().startswith("#")),
                number,
            )
        for parsed in parse_comments(line[start:]):
            if parsed.form == "autodebt":
                place = Place(number, start + 1, number, len(line) + 1)
                yield parsed.covering(place, covered, covered)


def secrets(text: str) -> tuple[Literal, ...]:
    """The addresses with a login in them, as of a private index; masked."""
    if "@" not in text or "://" not in text:
        return ()
    return tuple(
        Literal(
            text=mask_address(found[0]),
            place=Place(number, found.start() + 1, number, found.end() + 1),
            kind="userinfo",
            sinks=(),
            scope="",
            value=Const(mask_address(found[0])),
        )
        for number, line in enumerate(lines_of(text), start=1)
        if "@" in line and not line.lstrip().startswith("#")
        for found in _LOGIN.finditer(line)
        if secret_in_address(found[0])
    )
