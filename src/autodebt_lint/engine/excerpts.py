"""The source lines that findings stand on, with every secret masked: all that is kept of a source."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from difflib import SequenceMatcher

import msgspec

from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.kept import FEW
from autodebt_lint.engine.kept_lines import KeptLine
from autodebt_lint.engine.line_hash import line_hashes
from autodebt_lint.engine.reading import digest_of
from autodebt_lint.languages.python import lines_in, literals
from autodebt_lint.model.facts import ModuleFacts
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.place import Place

LOST_TEXT = "ADL002"
MAX_LINES = 80
"""Lines of one statement that are kept."""
MAX_COMPARED = 500
"""Characters of a line with a secret that is compared with what is shown of it."""


_KIND = "lines"
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[int, KeptLine]).decode


def kept_excerpts(
    findings: Iterable[Finding],
    facts: Mapping[str, ModuleFacts],
    text_of: Callable[[str], bytes | None],
    store: Cache,
    digests: Mapping[str, bytes],
) -> dict[str, dict[int, KeptLine]]:
    """Return what `excerpts` does; what the last run kept of unchanged files with the same places is not read again.

    Args:
        findings: those whose lines are wanted.
        facts: of the files.
        text_of: content of a file by its path; None when it cannot be read.
        store: the project's cache.
        digests: of the contents of all files, by path; b"" where one could not be read.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    keys = {
        path: digest_of(
            _encode([digests[path], sorted({(f.place, f.code == LOST_TEXT) for f in items})])
        )
        for path, items in by_path.items()
        if digests.get(path)
    }
    rows = store.answers(_KIND, list(keys) if len(keys) <= FEW else None)
    kept: dict[str, dict[int, KeptLine]] = {}
    for path, key in keys.items():
        if path in rows and rows[path][0] == key:
            with suppress(msgspec.MsgspecError):  # damaged: read anew
                kept[path] = _decode(rows[path][1])
    left = [item for path, items in by_path.items() if path not in kept for item in items]
    new = excerpts(left, facts, text_of)
    store.keep_answers(
        _KIND,
        [(path, keys[path], _encode(lines)) for path, lines in new.items() if path in keys],
        [path for path in rows if path not in digests],
    )
    return {path: lines for path, lines in (kept | new).items() if lines}


def excerpts(
    findings: Iterable[Finding],
    facts: Mapping[str, ModuleFacts],
    text_of: Callable[[str], bytes | None],
) -> dict[str, dict[int, KeptLine]]:
    """Return the lines of each finding's statement, by path and number.

    Args:
        findings: those whose lines are wanted.
        facts: of the files; they tell where secrets stand.
        text_of: content of a file by its path; None when it cannot be read.
    """
    wanted: dict[str, set[int]] = {}
    first: dict[str, set[int]] = {}
    for finding in findings:
        if finding.code == LOST_TEXT:
            continue  # nobody read that line, so nobody knows what on it is a secret
        place = finding.place
        last = min(place.end_line, place.line + MAX_LINES)
        wanted.setdefault(finding.path, set()).update(range(place.line, last + 1))
        first.setdefault(finding.path, set()).add(place.line)
    kept: dict[str, dict[int, KeptLine]] = {}
    for path, numbers in wanted.items():
        data = text_of(path)
        if data is not None:
            kept[path] = _kept(data, numbers, first[path], facts.get(path))
    return kept


def _kept(
    data: bytes, numbers: Iterable[int], first: set[int], facts: ModuleFacts | None
) -> dict[int, KeptLine]:
    lines = lines_in(data)
    secrets = [(lit.place, lit.text) for lit in facts.literals if lit.is_secret] if facts else []

    def shown(number: int) -> str:
        return masked(lines[number - 1], number, secrets)

    def tellable(number: int) -> bool:
        return number > len(lines) or shown(number) == lines[number - 1]

    hashes = line_hashes(data.decode("utf-8", "replace"), first, tellable)

    def kept(number: int) -> KeptLine:
        source, text = lines[number - 1], shown(number)
        return KeptLine(text, _widths(source), hashes.get(number, ""), _unchanged(source, text))

    return {number: kept(number) for number in numbers if number <= len(lines)}


def _unchanged(source: str, text: str) -> tuple[tuple[int, int, int], ...]:
    """The runs of a line that masking left alone; of a very long one that before the first mask."""
    if source == text:
        return ()
    if len(source) > MAX_COMPARED:
        pairs = enumerate(zip(source, text, strict=False))
        same = next((index for index, (one, other) in pairs if one != other), len(text))
        return ((0, 0, same),)
    runs = SequenceMatcher(None, source, text, autojunk=False).get_matching_blocks()
    return tuple((run.a, run.b, run.size) for run in runs[:-1])


def _widths(line: str) -> str:
    if line.isascii():
        return ""
    return "".join(str(len(character.encode("utf-8", "surrogatepass"))) for character in line)


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
