"""From verdicts to what the language server protocol shows.

Columns of ours are code points from 1; those of an editor are units of the encoding that it agreed
on, from 0, UTF-16 unless it says otherwise. Whatever scanned code could have written is escaped.
"""

import datetime
import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from lsprotocol import types

from autodebt_lint import sanitise
from autodebt_lint.debt.figures import duration
from autodebt_lint.engine.comments import Wanted, ignoring, with_comments
from autodebt_lint.engine.reading import read_bytes
from autodebt_lint.engine.rule import Rule
from autodebt_lint.languages.python import lines_in
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.repair import Safety
from autodebt_lint.model.report import Verdict
from autodebt_lint.policy.known import NEVER_KNOWN
from autodebt_lint.server.judging import PYTHON, Judgement, mended

SOURCE = "autodebt"
DEPRECATIONS = "ADL2"
RELATED_SHOWN = 10
WITHOUT_LIMIT = 90
"""Days for which a comment is offered where the project sets no limit: a quarter."""
TO_FILL_IN = "TODO"
"""A reason that ADL005 calls none, so that nobody forgets to write one."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
Units = Callable[[str], int]
"""Counts the units of a text."""

#: pygls counts character by character, which a line of megabytes is too long for.
UNITS: Mapping[str, Units] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}

_SEVERITIES = {
    Severity.INFO: types.DiagnosticSeverity.Hint,
    Severity.LOW: types.DiagnosticSeverity.Information,
    Severity.MEDIUM: types.DiagnosticSeverity.Warning,
    Severity.HIGH: types.DiagnosticSeverity.Error,
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
}


class Shown:
    """One judgement in an editor's terms; ranges are worked out once."""

    def __init__(self, judgement: Judgement, uri: str, units: Units, *, related: bool) -> None:
        """Translate a judgement.

        Args:
            judgement: what was found.
            uri: the document's name in the editor.
            units: how the editor counts.
            related: whether it shows places that belong to a diagnostic.
        """
        self.judgement = judgement
        self._related = RELATED_SHOWN if related else 0
        self._uri = uri
        self._units = units
        self._lines: dict[str, Sequence[str]] = {judgement.path: judgement.lines}
        self.diagnostics = [self._diagnostic(verdict) for verdict in judgement.verdicts]
        self._mends: dict[int, tuple[types.TextEdit, ...]] = {}

    def hover(
        self, at: types.Position, rules: Mapping[str, Rule], *, markdown: bool
    ) -> types.Hover | None:
        """Say everything about the findings at a position; None where there is none.

        Args:
            at: the position.
            rules: by code; of a rule that is not there only its name is told.
            markdown: whether the editor shows Markdown, else plain text.
        """
        found = [
            (verdict, diagnostic)
            for verdict, diagnostic in zip(self.judgement.verdicts, self.diagnostics, strict=True)
            if _touches(diagnostic.range, types.Range(at, at))
        ]
        if not found:
            return None
        told = [
            "\n\n".join(explained(verdict, rules.get(verdict.finding.code), markdown=markdown))
            for verdict, _ in found
        ]
        kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
        content = types.MarkupContent(kind, "\n\n---\n\n".join(told))
        return types.Hover(content, found[0][1].range)

    def to_mend(self, within: types.Range) -> list[int]:
        """Numbers of the findings in a range with a safe repair that nobody has tried yet."""
        if not self.judgement.path.endswith(PYTHON):
            return []
        return [
            number
            for number, verdict in enumerate(self.judgement.verdicts)
            if number not in self._mends
            and (repair := verdict.finding.repair) is not None
            and repair.safety is Safety.SAFE
            and repair.steps
            and _touches(self.diagnostics[number].range, within)
        ]

    def mend(self, numbers: Sequence[int], file: Path, text: str) -> None:
        """Try the repairs of some findings, which takes a moment; `actions` then offers them.

        Args:
            numbers: of the findings, as `to_mend` gives them.
            file: absolute path of the document.
            text: the document, which is the text that was judged.
        """
        for number in numbers:
            finding = self.judgement.verdicts[number].finding
            after = mended(file, self.judgement, finding, text)
            self._mends[number] = tuple(_edits(text, after)) if after is not None else ()

    def actions(self, within: types.Range, text: str) -> Iterator[types.CodeAction]:
        """Offer the repairs that were tried, and a comment for each finding whose lines take one.

        Args:
            within: the range.
            text: the document, which is the text that was judged.
        """
        settings = self.judgement.settings
        days = settings.suppression_days or WITHOUT_LIMIT
        until = self.judgement.today + datetime.timedelta(days=days)
        yield from self._repairs(within)
        offered: set[tuple[str, int]] = set()
        for verdict, diagnostic in zip(self.judgement.verdicts, self.diagnostics, strict=True):
            finding = verdict.finding
            key = finding.code, finding.place.line
            if finding.code in NEVER_KNOWN or key in offered:
                continue
            if not _touches(diagnostic.range, within):
                continue
            edit = self._comment(text, finding.code, finding.place, until)
            if edit is None:
                continue
            offered.add(key)
            yield types.CodeAction(
                title=f"suppress {finding.code} until {until} (reason to fill in)",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                edit=types.WorkspaceEdit(changes={self._uri: [edit]}),
            )

    def _repairs(self, within: types.Range) -> Iterator[types.CodeAction]:
        for number, edits in self._mends.items():
            diagnostic = self.diagnostics[number]
            finding = self.judgement.verdicts[number].finding
            if edits and finding.repair is not None and _touches(diagnostic.range, within):
                yield types.CodeAction(
                    title=sanitise.one_line(finding.repair.title),
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[diagnostic],
                    is_preferred=True,
                    edit=types.WorkspaceEdit(changes={self._uri: list(edits)}),
                )

    def _comment(
        self, text: str, code: str, place: Place, until: datetime.date
    ) -> types.TextEdit | None:
        """The change of one line that silences a finding; None where no line takes a comment."""
        before = text.encode("utf-8", "replace")
        wanted = Wanted(place.line, place.end_line, (code,))
        comment = ignoring((code,), until, TO_FILL_IN)
        after, left = with_comments(before, [wanted], {(code,): comment})
        if left:
            return None
        old, new = before.decode().split("\n"), after.decode().split("\n")
        number = next(n for n, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1])
        was, becomes = old[number].rstrip("\r"), new[number].rstrip("\r")
        kept = len(was.rstrip())
        return types.TextEdit(
            types.Range(
                types.Position(number, self._units(was[:kept])),
                types.Position(number, self._units(was)),
            ),
            becomes[kept:],
        )

    def _diagnostic(self, verdict: Verdict) -> types.Diagnostic:
        finding = verdict.finding
        deprecated = finding.code.startswith(DEPRECATIONS)
        return types.Diagnostic(
            range=self._range(finding.path, finding.place),
            message=message(verdict),
            severity=_SEVERITIES[verdict.severity],
            code=finding.code,
            source=SOURCE,
            tags=[types.DiagnosticTag.Deprecated] if deprecated else None,
            related_information=[
                types.DiagnosticRelatedInformation(
                    types.Location(
                        self._uri_of(related.path), self._range(related.path, related.place)
                    ),
                    sanitise.one_line(related.message),
                )
                for related in finding.related[: self._related]
            ]
            or None,
        )

    def _uri_of(self, path: str) -> str:
        judged = path == self.judgement.path
        return self._uri if judged else (self.judgement.root / path).as_uri()

    def _range(self, path: str, place: Place) -> types.Range:
        return types.Range(
            self._position(path, place.line, place.column),
            self._position(path, place.end_line, place.end_column),
        )

    def _position(self, path: str, line: int, column: int) -> types.Position:
        if path not in self._lines:
            data = read_bytes(str(self.judgement.root / path))
            self._lines[path] = lines_in(data) if isinstance(data, bytes) else ()
        lines = self._lines[path]
        before = lines[line - 1][: column - 1] if line <= len(lines) else ""
        return types.Position(line - 1, self._units(before))


def _edits(before: str, after: str) -> Iterator[types.TextEdit]:
    """The lines in which two texts differ."""
    old, new = (_LINE.findall(text) for text in (before, after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            yield types.TextEdit(
                types.Range(types.Position(first, 0), types.Position(last, 0)),
                "".join(new[start:end]),
            )


def message(verdict: Verdict) -> str:
    """One line about a finding: what it is, how bad today, and from when on it fails a run."""
    blocks = f"; blocks from {verdict.blocks_from}" if verdict.blocks_from is not None else ""
    return f"{sanitise.one_line(verdict.finding.message)} ({verdict.severity.word}{blocks})"


def explained(verdict: Verdict, rule: Rule | None, *, markdown: bool) -> Iterator[str]:
    """Yield the paragraphs that a hover shows of one finding."""
    safe = sanitise.markdown if markdown else sanitise.one_line
    bold = "**{}**" if markdown else "{}"
    finding = verdict.finding
    # What scanned code could have written never begins a line: there ``#`` and ``-`` mean something.
    yield f"{bold.format(f'{finding.code} {safe(finding.name)}:')} {safe(finding.message)}"
    if rule is not None:
        yield from filter(None, (rule.summary, rule.sections.get("Why is this bad?", "")))
    told = f"{bold.format('severity today:')} {verdict.severity.word}"
    if verdict.reasons != (verdict.severity.word,):
        told += f" ({'; '.join(map(safe, verdict.reasons))})"
    yield told
    if verdict.blocks_from is not None:
        yield (
            f"{bold.format(f'blocks from {verdict.blocks_from}:')} {safe(verdict.blocks_because)}"
        )
    if verdict.processes:
        yield f"{bold.format('serves:')} {', '.join(map(safe, verdict.processes))}"
    doubt = (
        "" if finding.confidence is Confidence.HIGH else f", {finding.confidence.word} confidence"
    )
    yield f"{bold.format('effort:')} {duration(finding.effort)}{doubt}"


def _touches(one: types.Range, other: types.Range) -> bool:
    """Whether two ranges share a position; each holds its own ends."""
    return one.start <= other.end and other.start <= one.end
