"""The difference of two states of a file, as `diff -u` shows it, with every secret masked."""

import difflib
from collections.abc import Iterator

from autodebt_lint import sanitise
from autodebt_lint.engine.excerpts import masked
from autodebt_lint.engine.reading import facts_from
from autodebt_lint.languages.python import lines_in

CONTEXT = 3
"""Lines shown around a change."""


def unified(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """Yield the lines of a difference, nothing where there is none."""
    if before == after:
        return
    old, new = (lines_in(data) for data in (before, after))
    shown_old, shown_new = (
        _shown(path, data, lines) for data, lines in ((before, old), (after, new))
    )
    name = sanitise.one_line(path)
    yield f"--- a/{name}\n"
    yield f"+++ b/{name}\n"
    for group in difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(
        CONTEXT
    ):
        (_, first, _, start, _), (_, _, last, _, end) = group[0], group[-1]
        yield f"@@ -{first + 1},{last - first} +{start + 1},{end - start} @@\n"
        for tag, i, j, k, m in group:
            if tag == "equal":
                yield from (f" {line}\n" for line in shown_old[i:j])
            else:
                yield from (f"-{line}\n" for line in shown_old[i:j])
                yield from (f"+{line}\n" for line in shown_new[k:m])


def _shown(path: str, data: bytes, lines: list[str]) -> list[str]:
    facts = facts_from(path, data, None).decoded()
    secrets = [(it.place, it.text) for it in facts.literals if it.is_secret] if facts else []
    if lines[-1:] == [""]:
        lines.pop()
    return [
        sanitise.one_line(masked(line, number, secrets)) for number, line in enumerate(lines, 1)
    ]
