"""Identities of findings that survive moved lines, new indentation and re-wrapped calls."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence

from autodebt_lint.model.finding import Finding
from autodebt_lint.model.place import TOP

#: Gives the lines of the file at a path, without line ends; fewer or none when it cannot be read.
LinesOf = Callable[[str], Sequence[str]]

#: Rules whose text is a secret: even its hash would let a short one be guessed.
_SECRET_RULES = frozenset({"ADL106"})


def fingerprints(findings: Sequence[Finding], lines_of: LinesOf) -> tuple[str, ...]:
    """Identify findings, in the order given.

    An identity is made of code, path, enclosing scope, the text at the place without white space,
    and the running number among findings that are equal in all of these.

    Args:
        findings: all of a run: the numbers are given by place.
        lines_of: looks up source lines.

    Returns:
        16 hexadecimal digits each; no source text can be read from them.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    result = [""] * len(findings)
    for index in sorted(range(len(findings)), key=lambda index: findings[index].place):
        finding = findings[index]
        key = (finding.code, finding.path, finding.scope, _text(finding, lines_of))
        ordinal = counts[key]
        counts[key] += 1
        seed = "\0".join((*key, str(ordinal)))
        result[index] = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return tuple(result)


def statement_hash(finding: Finding, lines_of: LinesOf) -> str:
    """Identify the statement of a finding, without its place: 16 hexadecimal digits."""
    seed = f"{finding.code}\0{_text(finding, lines_of)}"
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _text(finding: Finding, lines_of: LinesOf) -> str:
    """Give the text at a finding's place in a form that formatting does not change."""
    place = finding.place
    if place == TOP or finding.code in _SECRET_RULES:
        return ""
    lines = list(lines_of(finding.path)[place.line - 1 : place.end_line])
    if not lines:
        return ""
    if len(lines) == place.end_line - place.line + 1:
        lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    text = re.sub(r"\s+", "", "".join(lines))
    text = re.sub(r",(?=[)\]}])", "", text)
    return re.sub(r"//[^/@]*@", "//@", text)
