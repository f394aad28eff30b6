"""The difference of two states of a file, as `diff -u` shows it, with every secret masked."""

import difflib
from collections.abc import Callable, Iterator

from autodebt_lint import sanitise
from autodebt_lint.engine.excerpts import masked
from autodebt_lint.engine.reading import facts_from
from autodebt_lint.languages.python import lines_in

CONTEXT = 3
"""Lines shown around a change."""


def unified(
    path: str, before: bytes, after: bytes, *, context: int = CONTEXT, created: bool = False
) -> Iterator[str]:
    """Yield the lines of a difference, nothing where there is none.

    Args:
        path: of the file; what is masked is found in Python alone.
        before: what it was.
        after: what it is.
        context: lines shown around a change.
        created: whether there was no such file.
    """
    if before == after:
        return
    old, new = (_lines(data) for data in (before, after))
    show_old, show_new = (
        _shower(path, data, lines) for data, lines in ((before, old), (after, new))
    )
    name = sanitise.one_line(path)
    yield "--- /dev/null\n" if created else f"--- a/{name}\n"
    yield f"+++ b/{name}\n"
    for group in difflib.SequenceMatcher(None, old, new).get_grouped_opcodes(context):
        (_, first, _, start, _), (_, _, last, _, end) = group[0], group[-1]
        yield f"@@ -{first + 1},{last - first} +{start + 1},{end - start} @@\n"
        for tag, i, j, k, m in group:
            if tag == "equal":
                yield from (f" {show_old(n)}\n" for n in range(i, j))
            else:
                yield from (f"-{show_old(n)}\n" for n in range(i, j))
                yield from (f"+{show_new(n)}\n" for n in range(k, m))


def _lines(data: bytes) -> list[str]:
    lines = lines_in(data)
    return lines[:-1] if lines[-1:] == [""] else lines


def _shower(path: str, data: bytes, lines: list[str]) -> Callable[[int], str]:
    """What shows a line, by its number from 0."""
    facts = facts_from(path, data, None).decoded()
    secrets = [(it.place, it.text) for it in facts.literals if it.is_secret] if facts else []
    return lambda number: sanitise.one_line(masked(lines[number], number + 1, secrets))
