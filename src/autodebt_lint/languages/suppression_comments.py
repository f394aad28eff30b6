"""The grammar of the comments that silence findings; the same in every language with ``#`` comments.

    # autodebt: ignore[ADL301,ADL101] until=2026-12-31 owner=@ops reason="slow export"
    # autodebt: ignore[request-without-timeout] the rest of the line is the reason
    # noqa
    # noqa: ADL301, E501
    # pylint: disable=request-without-timeout,W9301

Whether a code exists, a date has passed or a comment was needed at all is judged in `policy`.
"""

import datetime
import re
from typing import NamedTuple

from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.place import Place

FIELDS = ("until", "owner", "reason")

_OURS = r"#\s*autodebt\s*:\s*(.*)"
_IGNORE = r"ignore(?![\w-])\s*(?:\[([^\]]*)(\])?)?\s*"
_CODE = r"[A-Za-z][A-Za-z0-9_-]*"
_FIELD = r"[,;]?\s*(until|owner|reason)\s*=\s*"
#: As flake8 reads it: what follows the colon and is no code belongs to the prose.
_NOQA = r"#\s*noqa(?![\w-])(?::\s?((?:[A-Za-z]+[0-9]+(?:[,\s]+)?)+))?"
_PYLINT = r"#\s*pylint\s*:\s*disable\s*=\s*([\w-]+(?:\s*,\s*[\w-]+)*)"


class SuppressionComment(NamedTuple):
    """What one comment asks for; the fields of `model.facts.Suppression` that need no place."""

    form: str
    """``autodebt``, ``noqa`` or ``pylint``."""
    codes: tuple[str, ...]
    """Codes or names as written; empty means every rule."""
    until: str = ""
    owner: str = ""
    reason: str = ""
    fault: str = ""
    """Why the comment does not fit the grammar."""

    def covering(self, place: Place, first_line: int, last_line: int) -> Suppression:
        """Return the suppression that a comment at `place` makes of these lines."""
        return Suppression(
            place=place, first_line=first_line, last_line=last_line, **self._asdict()
        )


def parse_comment(comment: str) -> SuppressionComment | None:
    """Read a comment that holds at most one suppression of interest.

    Where it holds several forms, ours wins, then ``noqa``; `parse_comments` gives all.

    Args:
        comment: from its ``#`` to the end of the line.
    """
    found = parse_comments(comment)
    return found[0] if found else None


def parse_comments(comment: str) -> tuple[SuppressionComment, ...]:
    """Read every suppression in a comment such as ``# noqa: E501  # autodebt: ignore[ADL301] why``."""
    lowered = comment.lower()
    found: list[SuppressionComment] = []
    if "autodebt" in lowered and (ours := re.search(_OURS, comment, re.IGNORECASE)):
        found.append(_ours(re.split(r"\s#\s", ours[1], maxsplit=1)[0].strip()))
    if "noqa" in lowered and (noqa := re.search(_NOQA, comment, re.IGNORECASE)):
        found.append(SuppressionComment("noqa", _listed(noqa[1])))
    if "pylint" in lowered and (pylint := re.search(_PYLINT, comment)):
        found.append(SuppressionComment("pylint", _listed(pylint[1])))
    return tuple(found)


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[,\s]+", text or "") if part)


def _ours(text: str) -> SuppressionComment:
    """Read what follows ``# autodebt:``."""
    head = re.match(_IGNORE, text, re.IGNORECASE)
    codes = _listed(head[1]) if head else ()
    if head is None or (fault := _wrong_head(head, codes)):
        return _faulty(fault if head else "the only directive is `ignore[CODES]`")
    fields, rest, fault = _fields(text[head.end() :])
    if not fault and rest and "reason" in fields:
        fault = "there is text after the quoted reason"
    if not fault:
        fault = _misspelt(rest) or _wrong_date(fields.get("until"))
    if fault:
        return _faulty(fault, codes)
    return SuppressionComment(
        "autodebt",
        codes,
        fields.get("until", ""),
        fields.get("owner", ""),
        fields.get("reason", rest),
    )


def _wrong_head(head: re.Match[str], codes: tuple[str, ...]) -> str:
    if head[1] is None:
        return "`ignore` needs the rules in brackets: `ignore[ADL301]`"
    if head[2] is None:
        return "the bracket after `ignore` is not closed"
    if not codes:
        return "no rule is named in the brackets"
    wrong = next((code for code in codes if not re.fullmatch(_CODE, code)), "")
    return f"`{wrong}` is neither a code nor a rule's name" if wrong else ""


def _fields(text: str) -> tuple[dict[str, str], str, str]:
    """Read ``name=value`` pairs; give them, the text that is left, and the fault if there is one."""
    fields: dict[str, str] = {}
    rest = text.strip()
    while match := re.match(_FIELD, rest, re.IGNORECASE):
        name = match[1].lower()
        rest = rest[match.end() :]
        quote = rest[:1]
        if name == "reason" and quote not in {'"', "'"}:
            return fields, rest, 'write reason="..." in quotes, or leave `reason=` out'
        if quote in {'"', "'"}:
            value, closed, rest = rest[1:].partition(quote)
            if not closed:
                return fields, rest, f"the quote after `{name}=` is not closed"
        else:
            value = re.match(r"[^\s,;]*", rest)[0]  # type: ignore[index]  # it matches ""
            rest = rest[len(value) :]
        if not value.strip():
            return fields, rest, f"`{name}=` is empty"
        if name in fields:
            return fields, rest, f"`{name}=` is given twice"
        fields[name] = value.strip()
        rest = rest.strip()
    return fields, rest.lstrip(",;: ").strip(), ""


def _misspelt(rest: str) -> str:
    """Find a field that was meant: ``untill=2026-12-31`` must not become a reason."""
    found = re.match(r"([A-Za-z]+)\s*=", rest)
    if found is None:
        return ""
    import difflib

    near = difflib.get_close_matches(found[1].lower(), FIELDS, n=1)
    return f"`{found[1]}=` is no field; did you mean `{near[0]}=`?" if near else ""


def _wrong_date(until: str | None) -> str:
    if until is None:
        return ""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", until, re.ASCII):
            raise ValueError
        datetime.date.fromisoformat(until)
    except ValueError:
        return f"`until={until}` is no date of the form YYYY-MM-DD"
    return ""


def _faulty(fault: str, codes: tuple[str, ...] = ()) -> SuppressionComment:
    return SuppressionComment("autodebt", codes, fault=fault)
