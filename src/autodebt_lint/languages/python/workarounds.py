"""Comments that own up to a debt: ``TODO``, ``FIXME``, ``HACK``, "temporary fix", with their dates."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.languages.python.texts import COMMENTS
from autodebt_lint.model.facts import Workaround
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

LONGEST_READ = 2_000
"""Characters of a comment in which a day or a ticket is looked for."""
_BEFORE = 40

_WORTH_A_LOOK = pattern(
    r"(?i)(?:todo|fixme|hack|xxx|work-?\s?around|tempor|quick|dirty|kludge|for now|band-?aid|stop-?gap)"
)
#: A mark in capitals at the beginning, or in the middle with a colon, a bracket or a dash behind it.
_MARK = pattern(
    r"(?:^|(?<=[\s(\[*#-]))(?:(TODO|FIXME|HACK|XXX|KLUDGE|WORKAROUND)s?(?=[:(\[]|\s*-\s|\s*$|[!?.])"
    r"|(?:(?<=^)|(?<=^.))(TODO|FIXME|HACK|XXX|KLUDGE|WORKAROUND)\b|^(todo|fixme|hack|Todo|Fixme|Hack)(?:\s*[:(]|\s+(?=[A-Z][a-z])))"
)
#: The same word in Spanish and Portuguese: all.
_ALL = pattern(
    r"(?:TODO|todo)s?\s+(?:(?i:el|la|lo|los|las|o|a|os|as|este|esta|esto|eso|su|un|una|mundo|en|de|del|correcto|"
    r"correto|bien|certo|listo|ok|dia|mes|ano|año|pronto)\b)"
)
_ADMITTED = pattern(
    r"(?i)\b(?:"
    r"(?:temporary|temporarily|temp|interim|quick(?:\s+and\s+|\s*[&-]\s*|/)?(?:dirty)?|dirty|ugly|nasty|hacky|short[- ]term)"
    r"\s+(?:\w+\s+){0,1}(?:fix|hack|solution|work-?\s?around|patch|measure|override|bypass|bandaid|band-aid|kludge)\b"
    r"|temporar(?:y|ily)\s+(?:disabl|skip|hard-?\s?cod|comment|bypass|remov|exclud|turn|block|ignor|overrid|until|while|because|as)\w*"
    r"|(?:disabled|skipped|hard-?coded|commented out|bypassed|removed|excluded|turned off|switched off|ignored)\s+temporarily"
    r"|(?:a|an|dirty|ugly|crude)\s+hack\b|hacky\b|hack(?:\s+(?:to|for|because|around)\b)"
    r"|kludge|stop-?gap|band-?aid)"
    # Whoever only speaks of a workaround has not made one.
    r"|(?:^\W*|\b(?:as|is|a|an)\s+(?:a\s+)?)work-?\s?arounds?\s*(?::|(?:for|to|until|because|since|as)\b)"
)
#: In prose a date is a deadline only where it is said to be one.
_DEADLINE = pattern(r"(?i)\b(?:until|till|by|before|after|remove|expires?|due|deadline|end of)\b")
#: Samples that vendors publish tell their reader so what to fill in.
_FOR_THE_READER = pattern(r"TODO\s*\(\s*(?:developer|user|you|your\w*)\s*\)")
_TICKET = pattern(
    r"\b(?!(?:UTF|ISO|SHA|RFC|AES|MD|HTTP|API|V|CP|PEP|TLS|OAUTH|GA|UTC)-?\d)[A-Z][A-Z0-9]{1,9}-\d+\b"
    r"|(?:^|[\s(\[])#\d{2,}\b|\bGH-?\d+|/(?:issues|pull|browse|tickets?|merge_requests)/[\w-]+"
    r"|(?i:\b(?:issue|ticket|bug|story|task)\s*#?\s*\d{2,})"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = pattern(
    r"(?ix)(?<![\w.])(?:"
    r"(?P<y>20\d\d)[-/.](?P<m>0?[1-9]|1[0-2])(?:[-/.](?P<d>0?[1-9]|[12]\d|3[01]))?"
    r"|(?P<d2>0?[1-9]|[12]\d|3[01])\.(?P<m2>0?[1-9]|1[0-2])\.(?P<y2>20\d\d)"
    r"|(?P<a>0?[1-9]|[12]\d|3[01])/(?P<b>0?[1-9]|[12]\d|3[01])/(?P<y3>20\d\d)"
    rf"|(?:(?P<d4>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s+)?(?P<m4>{_MONTH})\.?\s+(?:(?P<d5>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,?\s+)?(?P<y4>20\d\d)"
    r"|q(?P<q>[1-4])[\s/-]*(?P<y5>20\d\d)|(?P<y6>20\d\d)[\s/-]*q(?P<q2>[1-4])"
    r")(?![\w/-])"
)
#: A day before which something was done, and not one by which it is to be.
_WRITTEN_ON = pattern(
    r"(?i)(?:since|as of|added|created|written|noted|dated|seen|checked|verified|from|in version|started|api|version|v)\W*$"
)


def workarounds(text: str) -> tuple[Workaround, ...]:
    """Return the comments of a file that own up to a debt, in order.

    A comment goes on in those directly below it that stand by themselves in the same column. Files
    without a likely comment cost one regular expression.
    """
    if "#" not in text or not _WORTH_A_LOOK.search(text):
        return ()
    return tuple([item for block in _blocks(text) for item in _admitted(block)])


class _Line(NamedTuple):
    line: int
    column: int
    """Of the sign, from 1."""
    text: str
    """Behind the sign."""
    alone: bool


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield comments, those that continue each other together."""
    block: list[_Line] = []
    number, at = 1, 0
    for found in COMMENTS.finditer(text):
        if found.lastindex is None:
            continue
        start = found.start(1)
        number += text.count("\n", at, start)
        at = start
        begin = text.rfind("\n", 0, start) + 1
        alone = not text[begin:start].strip()
        line = _Line(number, start - begin + 1, found[1].lstrip("#!").strip(), alone)
        last = block[-1] if block else None
        if last is None or not (
            alone and last.line == number - 1 and last.column == line.column and last.alone
        ):
            if block:
                yield block
            block = []
        block.append(line)
    if block:
        yield block


def _admitted(block: list[_Line]) -> Iterator[Workaround]:
    """Yield what a block of comments admits: each mark, or else the first words that do."""
    marks: list[tuple[int, str]] = [
        (at, mark) for at, line in enumerate(block) if (mark := _mark(line.text))
    ]
    if not marks:
        marks = [(at, "") for at, line in enumerate(block) if _ADMITTED.search(line.text)][:1]
    ends = [*[at for at, _ in marks[1:]], len(block)]
    for (at, mark), end in zip(marks, ends, strict=False):
        line = block[at]
        # What a mark begins goes on behind it; words may have begun before.
        first = at if mark else 0
        said = " ".join([part.text for part in block[first:end]])[:LONGEST_READ]
        if _FOR_THE_READER.search(said):
            continue
        due = due_date(said) if mark or _DEADLINE.search(said) else None
        yield Workaround(
            Place(line.line, line.column, line.line, line.column + len(line.text) + 2),
            mark,
            mark or _words(line.text),
            due.isoformat() if due is not None else "",
            tracked=_TICKET.search(said) is not None,
        )


def _mark(comment: str) -> str:
    """The mark in a comment: ``TODO``; "" where there is none."""
    found = _MARK.search(comment)
    if found is None or _ALL.match(comment, found.start()):
        return ""
    return str(found[found.lastindex or 0]).upper()


def _words(comment: str) -> str:
    found = _ADMITTED.search(comment)
    return " ".join(found[0].split()) if found else ""


def due_date(comment: str) -> datetime.date | None:
    """The last day by which a comment wants its debt paid; None where it names none.

    A month or a quarter means its last day, and of several dates the last one counts. A date that
    tells when the comment was written is none: ``since 2024-05-01``.
    """
    found = [
        day
        for match in _DATE.finditer(comment)
        if not _WRITTEN_ON.search(comment, max(0, match.start() - _BEFORE), match.start())
        if (day := _day(match)) is not None
    ]
    return max(found, default=None)


def _day(match: re.Match[str]) -> datetime.date | None:
    part = match.groupdict()
    year = int(next(filter(None, [part[name] for name in ("y", "y2", "y3", "y4", "y5", "y6")])))
    quarter = part["q"] or part["q2"]
    if quarter:
        return last_day_of_month(year, int(quarter) * 3)
    if part["a"]:
        first, second = int(part["a"]), int(part["b"])
        # American or European: where both can be meant, the later day is the fairer one.
        months = [(m, d) for m, d in ((first, second), (second, first)) if m <= 12]
        return max((day for m, d in months if (day := _date(year, m, d))), default=None)
    if part["m4"]:
        month = _MONTHS.index(part["m4"][:3].lower()) + 1
    else:
        month = int(part["m"] or part["m2"])
    number = part["d"] or part["d2"] or part["d4"] or part["d5"]
    return _date(year, month, int(number)) if number else last_day_of_month(year, month)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def last_day_of_month(year: int, month: int) -> datetime.date:
    """The last day of a month."""
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
