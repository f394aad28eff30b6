"""Which comments silence which findings, and which comments nobody needs any more."""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.settings.selectors import specificity

UNUSED = ("ADL003", "unused-suppression")
EXPIRED = ("ADL004", "expired-suppression")
WITHOUT_REASON = ("ADL005", "suppression-without-reason")
MALFORMED = ("ADL006", "malformed-suppression")
ABOUT_SUPPRESSIONS = (UNUSED, EXPIRED, WITHOUT_REASON, MALFORMED)

#: Texts that are written where a reason should be.
_VAGUE = frozenset(
    [
        "",
        "-",
        "--",
        "?",
        "todo",
        "tbd",
        "fixme",
        "xxx",
        "later",
        "none",
        "n/a",
        "na",
        "x",
        "temp",
        "temporary",
        "ignore",
    ]
)

#: Comment, and the entry of it that silenced a finding; the entry is "" for a comment without any.
Use = tuple[Suppression, str]

Rules = Sequence[tuple[str, str]]


def uses(
    finding: Finding, suppressions: Iterable[Suppression], today: datetime.date
) -> tuple[Use, ...]:
    """Give the comments that silence a finding, each with the entries that do.

    A comment counts on any line of the statement that holds the finding. One that does not fit
    the grammar, or whose last day has passed, silences nothing. Findings about the run itself
    (family 0) must be named: a bare ``noqa`` on line 1 does not hide that the file was unreadable.

    Args:
        finding: the finding.
        suppressions: those of its file.
        today: day of the run; a comment ``until`` today still holds.
    """
    found: list[Use] = []
    for suppression in suppressions:
        if not suppression.first_line <= finding.place.line <= suppression.last_line:
            continue
        if suppression.fault or _expired(suppression, today):
            continue
        entries = [e for e in suppression.codes if _names(suppression.form, e, finding)]
        if not suppression.codes and not _speaks_of_the_run(finding):
            entries = [""]
        found += [(suppression, entry) for entry in entries]
    return tuple(found)


def unused(
    path: str,
    suppressions: Iterable[Suppression],
    used: Collection[Use],
    rules: Rules,
    ran: Collection[str],
    today: datetime.date,
) -> Iterator[Finding]:
    """Yield an ADL003 for each comment that names a rule of ours in vain.

    Only rules that ran can say that a comment is not needed. Bare ``noqa`` and ``pylint`` comments
    may be meant for another tool, and so may codes that are not ours. A faulty or expired comment
    is another rule's matter.

    Args:
        path: file of the comments.
        suppressions: those of the file.
        used: what `uses` gave for all findings of the file, shown or not.
        rules: code and name of every rule there is.
        ran: codes of the rules that looked at the file.
        today: day of the run.
    """
    for suppression in suppressions:
        if suppression.form == "pylint" or suppression.fault or _expired(suppression, today):
            continue
        idle = [
            entry
            for entry in suppression.codes
            if (suppression, entry) not in used and _judged(suppression.form, entry, rules, ran)
        ]
        if idle:
            listed = ", ".join(idle)
            whole = len(idle) == len(suppression.codes)
            advice = "remove the comment" if whole else f"remove {listed} from the comment"
            unknown = [entry for entry in idle if not _names_rules(entry, rules)]
            known = ", ".join(entry for entry in idle if entry not in unknown)
            faults = [f"there is no rule {', '.join(unknown)}"] if unknown else []
            faults += [f"nothing here needs {known} silenced"] if known else []
            message = f"{', and '.join(faults)}; {advice}"
            yield _finding(path, suppression, UNUSED, Severity.LOW, message)


def faulty(
    path: str, suppressions: Iterable[Suppression], today: datetime.date, horizon: int = 0
) -> Iterator[Finding]:
    """Yield one finding for each comment of ours that is malformed, has expired, or gives no reason.

    Args:
        path: file of the comments.
        suppressions: those of the file.
        today: day of the run.
        horizon: days for which a comment may hold at most; 0 for ever.
    """
    for suppression in suppressions:
        if suppression.form != "autodebt":
            continue
        if suppression.fault:
            yield _finding(
                path,
                suppression,
                MALFORMED,
                Severity.MEDIUM,
                f"this comment silences nothing: {suppression.fault}",
            )
        elif _expired(suppression, today):
            owner = f", {suppression.owner} owns it" if suppression.owner else ""
            yield _finding(
                path,
                suppression,
                EXPIRED,
                Severity.MEDIUM,
                f"this comment held until {suppression.until}{owner}; "
                "pay the debt, or decide on a new day",
            )
        elif horizon and _too_far(suppression, today, horizon):
            yield _finding(
                path,
                suppression,
                MALFORMED,
                Severity.MEDIUM,
                f"this comment holds for more than the {horizon} days that the project allows",
            )
        elif is_vague(suppression.reason):
            said = (
                f"`{suppression.reason}` is no reason"
                if suppression.reason
                else "this comment gives no reason"
            )
            yield _finding(
                path,
                suppression,
                WITHOUT_REASON,
                Severity.LOW,
                f'{said}; write it behind the bracket, or as reason="..."',
            )


def is_vague(reason: str) -> bool:
    """Whether a text says nothing about why a finding is left: ``todo``, ``-``, ``later``."""
    return reason.strip().strip(".!").lower() in _VAGUE


def _too_far(suppression: Suppression, today: datetime.date, horizon: int) -> bool:
    """Whether a comment holds longer than allowed; one without a last day holds for ever."""
    if not suppression.until:
        return True
    return (datetime.date.fromisoformat(suppression.until) - today).days > horizon


def _names(form: str, entry: str, finding: Finding) -> bool:
    """Tell whether an entry names the finding's rule in the words of the comment's form."""
    if form == "pylint":
        if entry == "all":
            return not _speaks_of_the_run(finding)
        return _from_pylint(entry) == finding.code or entry.replace("_", "-") == finding.name
    if entry.upper() == "ALL":
        return form == "autodebt" and not _speaks_of_the_run(finding)
    return specificity(entry, finding.code, finding.name) > 0


def _from_pylint(entry: str) -> str:
    """Turn pylint's ``W9301`` into our ``ADL301``; the letter is free."""
    found = re.fullmatch(r"[CEFIRW]9(\d\d\d)", entry)
    return f"ADL{found[1]}" if found else ""


def _judged(form: str, entry: str, rules: Rules, ran: Collection[str]) -> bool:
    """Tell whether all rules that an entry names have run, and there is one at all."""
    named = [code for code, name in rules if specificity(entry, code, name)]
    about_comments = {code for code, _ in ABOUT_SUPPRESSIONS}
    if about_comments.issuperset(named) and named:
        return False
    if not named:
        # A misspelt rule silences nothing; in a noqa it may be another tool's code.
        return form == "autodebt" and bool(rules)
    return all(code in ran for code in named)


def _names_rules(entry: str, rules: Rules) -> bool:
    return any(specificity(entry, code, name) for code, name in rules)


def _expired(suppression: Suppression, today: datetime.date) -> bool:
    return bool(suppression.until) and suppression.until < today.isoformat()


def _speaks_of_the_run(finding: Finding) -> bool:
    return finding.code.startswith("ADL0")


def _finding(
    path: str,
    suppression: Suppression,
    rule: tuple[str, str],
    severity: Severity,
    message: str,
) -> Finding:
    code, name = rule
    return Finding(
        code=code,
        name=name,
        path=path,
        place=suppression.place,
        message=message,
        severity=severity,
        confidence=Confidence.HIGH,
        effort=1,
    )
