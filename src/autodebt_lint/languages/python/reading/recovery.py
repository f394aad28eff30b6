"""Reading what can be read of a file that nobody can read as a whole.

The text is taken apart along its indentation. A part that parses stays; one that does not is
taken apart further, and in the end only the statements that are broken are blanked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from autodebt_lint.patterns import pattern

from .literals import Literal, lines_inside, without_text
from .outcome import Loss
from .parsing import Failure

Check = Callable[[str], Failure | None]
"""Says why a text cannot be read, None if it can."""

_BRACKET = pattern(rb"[\[\](){}]")
_CLAUSE = pattern(r"[ \t\f]*(?:else|elif|except|finally)\b")
_STATEMENT = pattern(
    rb"[ \t\f]*(?:@\w|(?:async[ \t]+)?(?:def|class|for|while|with|if|elif|try|except|else|finally"
    rb"|import|from|return|raise|print|del|pass|global|assert)\b)"
)
_CLAUSE_OR_COMPOUND = pattern(
    r"[ \t\f]*(?:async[ \t]+)?(?:def|class|for|while|with|if|elif|try|except|else|finally|match"
    r"|case)\b"
)

_MAX_CHECKS = 3_000
_MAX_NESTING = 80
"""Suites. CPython allows 100 levels of indentation."""

_DEEP = "expression nested too deeply: not analysed"


class Recovered(NamedTuple):
    """The text with every unreadable line blanked, and what was lost."""

    text: str
    losses: tuple[Loss, ...]


class _Logical(NamedTuple):
    """A logical line: `first` and `last` physical line from 0, width of its indentation."""

    first: int
    last: int
    indent: int


def recover(source: bytes, literals: list[Literal], check: Check) -> Recovered:
    r"""Blank what `check` refuses. `source` has \n for newlines."""
    inside = lines_inside(source, literals)
    repair = _Repair(source.decode(), _logical_lines(source, literals, inside), inside, check)
    repair.drop_deep_suites()
    if repair.logical:
        repair.suite(0, len(repair.logical), 0)
    return Recovered("\n".join(repair.lines), tuple(sorted(repair.losses, key=_line_of)))


def _line_of(loss: Loss) -> int:
    return loss.line


class _Repair:
    """One recovery. Parts are ranges of indexes into `logical`, their ends exclusive."""

    def __init__(
        self, text: str, logical: list[_Logical], inside: frozenset[int], check: Check
    ) -> None:
        self.lines = text.split("\n")
        self.logical = logical
        self.inside = inside
        self.check = check
        self.losses: list[Loss] = []
        self.checks = 0
        self.allowance = 20 * len(text) + 100_000
        """Characters that may be handed to the parser before we give up on details."""

    def drop_deep_suites(self) -> None:
        """Blank what is indented deeper than the parser allows."""
        kept: list[_Logical] = []
        indents: list[int] = []
        deep: list[_Logical] = []
        for line in [*self.logical, _Logical(len(self.lines), len(self.lines), 0)]:
            while indents and line.indent < indents[-1]:
                indents.pop()
            if not indents or line.indent > indents[-1]:
                indents.append(line.indent)
            if len(indents) > _MAX_NESTING:
                deep.append(line)
                continue
            if deep:
                self._lose(deep[0].first, deep[-1].last, Failure(1, "nested too deeply"))
                self._blank(deep[0].first, deep[-1].last, "pass")
                kept.append(deep[0]._replace(last=deep[-1].last))
                deep = []
            kept.append(line)
        self.logical = kept[:-1]

    def suite(self, low: int, high: int, nesting: int) -> None:
        """Make the statements of one suite readable."""
        failure = self._failure(low, high)
        if failure is None:
            return
        if nesting > _MAX_NESTING:
            self._drop(low, high, failure)
            return
        indent = self._usual_indent(low, high, nesting)
        groups = self._groups(low, high, indent)
        if len(groups) == 1:
            self._compound(low, high, nesting, failure)
            return
        for first, end in groups:
            if self.logical[first].indent != indent:
                self._drop(first, end, Failure(0, "unindent does not match"), leave="")
            elif failure := self._failure(first, end):
                self._compound(first, end, nesting, failure)

    def _compound(self, low: int, high: int, nesting: int, failure: Failure) -> None:
        """Make one statement readable, which may have clauses with suites."""
        if high - low == 1:
            self._simple(low, failure)
            return
        if nesting > _MAX_NESTING:
            self._drop(low, high, failure)
            return
        headers = self._headers(low, high)
        if high - low == 2 and not self._is_compound(low) and self._failure(low, low + 1) is None:
            # An over-indented line behind a good one: keep the good one.
            self._drop(low + 1, high, failure, leave="")
            return
        for header, end in zip(headers, [*headers[1:], high], strict=True):
            if end > header + 1:
                self.suite(header + 1, end, nesting + 1)
        failure_now = self._failure(low, high)
        if failure_now is None:
            return
        broken = [header for header in headers if self._header_failure(header)]
        for header in broken or headers:
            self._replace_header(header, failure_now)
        if failure_now := self._failure(low, high):
            for header in headers:
                self._replace_header(header, failure_now)
            if failure_now := self._failure(low, high):
                self._drop(low, high, failure_now)

    def _simple(self, index: int, failure: Failure) -> None:
        line = self.logical[index]
        text = self.lines[line.last]
        if self._is_compound(index):
            self.lines[line.last] = text + " pass"
            if self._failure(index, index + 1) is None:
                self.losses.append(Loss(line.first + 1, "block without a body", lost=False))
                return
            self.lines[line.last] = text
        # An open bracket swallows what follows: give the lines behind it a chance.
        starts = [
            number
            for number in range(line.first + 1, line.last + 1)
            if number not in self.inside
            and self.lines[number].strip()[:1] not in ("", ")", "]", "}")
            and _width(self.lines[number]) <= line.indent
        ]
        ends = [*(start - 1 for start in starts), line.last]
        self._lose(line.first, ends[0], failure)
        self._blank(line.first, ends[0], "pass")
        for start, end in zip(starts, ends[1:], strict=True):
            text = "if 1:\n" * (line.indent > 0) + "\n".join(self.lines[start : end + 1])
            if failed := self._check(text):
                self._lose(start, end, failed)
                self._blank(start, end, "pass")

    def _replace_header(self, index: int, failure: Failure) -> None:
        line = self.logical[index]
        if self.lines[line.first].strip() == "if 1:":
            return
        self._lose(line.first, line.last, failure)
        self._blank(line.first, line.last, "if 1:")

    def _drop(self, low: int, high: int, failure: Failure, leave: str = "pass") -> None:
        first, last = self.logical[low].first, self.logical[high - 1].last
        self._lose(first, last, failure)
        self._blank(first, last, leave)

    def _blank(self, first: int, last: int, text: str) -> None:
        old = self.lines[first]
        indentation = old[: len(old) - len(old.lstrip(" \t\f"))]
        self.lines[first : last + 1] = [indentation + text] + [""] * (last - first)

    def _lose(self, first: int, last: int, failure: Failure) -> None:
        where = f"line {first + 1}" if first == last else f"lines {first + 1}-{last + 1}"
        message = _DEEP if failure.too_deep else f"{where} could not be read: {failure.message}"
        self.losses.append(Loss(first + 1, message, lost=True))

    def _is_compound(self, index: int) -> bool:
        line = self.logical[index]
        return (
            _CLAUSE_OR_COMPOUND.match(self.lines[line.first]) is not None
            or self.lines[line.first].lstrip().startswith("@")
        ) and self.lines[line.last].rstrip().endswith(":")

    def _header_failure(self, index: int) -> Failure | None:
        line = self.logical[index]
        header = self.lines[line.first : line.last + 1]
        if _CLAUSE.match(header[0]):
            return None
        if header[0].lstrip().startswith("@"):
            return self._check(
                "if 1:\n" * (line.indent > 0) + "\n".join(header) + "\ndef _(): pass"
            )
        text = "\n".join(header)
        start = text.lstrip()
        if start.startswith("try"):
            return None
        return self._check("if 1:\n" * (line.indent > 0) + text + " pass")

    def _failure(self, low: int, high: int) -> Failure | None:
        first, last = self.logical[low].first, self.logical[high - 1].last
        text = "\n".join(self.lines[first : last + 1])
        if self.logical[low].indent:
            text = "if 1:\n" + text
        return self._check(text)

    def _check(self, text: str) -> Failure | None:
        self.checks += 1
        self.allowance -= len(text)
        if self.checks > _MAX_CHECKS or self.allowance < 0:
            return Failure(1, "too much is broken")
        return self.check(text + "\n")

    def _usual_indent(self, low: int, high: int, nesting: int) -> int:
        """Return the indentation of a suite, of which some lines may be wrongly indented."""
        indents = [line.indent for line in self.logical[low:high]]
        first, smallest = indents[0], min(indents)
        is_rare = nesting == 0 or indents.count(first) < indents.count(smallest)
        return smallest if is_rare else first

    def _groups(self, low: int, high: int, indent: int) -> list[tuple[int, int]]:
        """Split a suite into its statements, clauses and decorators included."""
        starts = [low]
        decorated = self._is_decorator(low)
        for index in range(low + 1, high):
            line = self.logical[index]
            if line.indent > indent:
                continue
            if not decorated and not _CLAUSE.match(self.lines[line.first]):
                starts.append(index)
            decorated = self._is_decorator(index)
        return list(zip(starts, [*starts[1:], high], strict=True))

    def _headers(self, low: int, high: int) -> list[int]:
        indent = self.logical[low].indent
        return [index for index in range(low, high) if self.logical[index].indent <= indent]

    def _is_decorator(self, index: int) -> bool:
        return self.lines[self.logical[index].first].lstrip().startswith("@")


def _logical_lines(
    source: bytes, literals: list[Literal], inside: frozenset[int]
) -> list[_Logical]:
    """Find the logical lines, also of a text whose brackets do not match.

    A line that begins like a statement, no deeper than the statement before it, begins one, open
    brackets or not; and so does a deeper line behind what looks like the header of a block.
    """
    code = without_text(source, literals)
    found: list[_Logical] = []
    depth = 0
    continued = colon = False
    for number, line in enumerate(code.split(b"\n")):
        stripped = line.strip()
        if not stripped or stripped.startswith(b"#"):
            if found and (depth or number in inside or continued):
                found[-1] = found[-1]._replace(last=number)
            continued = False
            continue
        indent = _width(line.decode(errors="replace"))
        if number not in inside and not continued and found:
            begins = indent <= found[-1].indent and _STATEMENT.match(line)
            if depth and (begins or (colon and indent > found[-1].indent)):
                depth = 0
            if not depth and stripped[:1] in b")]}":
                depth = 1
        if found and (depth or continued or number in inside):
            found[-1] = found[-1]._replace(last=number)
        else:
            found.append(_Logical(number, number, indent))
        for bracket in _BRACKET.findall(line):
            depth = depth + 1 if bracket in b"([{" else max(depth - 1, 0)
        continued = line.endswith(b"\\")
        # The end of a header, though its brackets are not balanced.
        colon = stripped.endswith(b":") and found[-1].first == number and _is_header(line)
    return found


def _is_header(line: bytes) -> bool:
    return _CLAUSE_OR_COMPOUND.match(line.decode(errors="replace")) is not None


def _width(line: str) -> int:
    indentation = line[: len(line) - len(line.lstrip(" \t\f"))]
    return len(indentation.expandtabs(8))
