"""The source lines that findings stand on, with every secret masked: all that is kept of a source."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import overload

from autodebt_lint.languages.python import lines_in, literals
from autodebt_lint.model.facts import ModuleFacts
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.place import Place

LOST_TEXT = "ADL002"
MAX_LINES = 80
"""Lines of one statement that are kept."""


class KeptLines(Sequence[str]):
    """Some lines of a file, by number; the others read as empty."""

    def __init__(self, lines: Mapping[int, str]) -> None:
        """Hold lines by their number, from 1."""
        self._lines = lines
        self._last = max(lines, default=0)

    def __len__(self) -> int:
        """Number of the last line that is held."""
        return self._last

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """Line or lines by index from 0."""
        if isinstance(index, slice):
            return [self._lines.get(i + 1, "") for i in range(*index.indices(self._last))]
        return self._lines.get(index + 1, "")


def excerpts(
    findings: Iterable[Finding],
    facts: Mapping[str, ModuleFacts],
    text_of: Callable[[str], bytes | None],
) -> dict[str, dict[int, str]]:
    """Return the lines of each finding's statement, by path and number.

    Args:
        findings: those whose lines are wanted.
        facts: of the files; they tell where secrets stand.
        text_of: content of a file by its path; None when it cannot be read.
    """
    wanted: dict[str, set[int]] = {}
    for finding in findings:
        if finding.code == LOST_TEXT:
            continue  # nobody read that line, so nobody knows what on it is a secret
        place = finding.place
        last = min(place.end_line, place.line + MAX_LINES)
        wanted.setdefault(finding.path, set()).update(range(place.line, last + 1))
    kept: dict[str, dict[int, str]] = {}
    for path, numbers in wanted.items():
        data = text_of(path)
        if data is None:
            continue
        lines = lines_in(data)
        item = facts.get(path)
        secrets = [(lit.place, lit.text) for lit in item.literals if lit.is_secret] if item else []
        kept[path] = {
            number: masked(lines[number - 1], number, secrets)
            for number in numbers
            if number <= len(lines)
        }
    return kept


def masked(source: str, line: int, secrets: Iterable[tuple[Place, str]]) -> str:
    """Return a source line with every secret on it masked.

    Args:
        source: the line.
        line: its number.
        secrets: places of the file's secrets, and what may be shown of each.
    """
    on_line = [(place, text) for place, text in secrets if place.line <= line <= place.end_line]
    for place, text in sorted(on_line, reverse=True):
        start = place.column - 1 if place.line == line else 0
        end = place.end_column - 1 if place.end_line == line else len(source)
        source = f'{source[:start]}"{text if place.line == line else "****"}"{source[end:]}'
    return literals.mask_numbers(literals.mask_address(source))
