"""Which findings are known already, by what they are and not by the line they stand on.

A finding is known by its rule, its file, the scope around it and its statement; of several that are
equal in all of these as many are known as were known. What is left over is then looked for where
code usually goes: in a file that git or its absence shows to be renamed, and in another scope of the
same file. There a finding is known only where nothing else could be meant: in doubt it is new.
"""

import datetime
import functools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from autodebt_lint.model.finding import Finding
from autodebt_lint.model.known import DEBT, KnownFinding
from autodebt_lint.model.report import Verdict
from autodebt_lint.policy.fingerprint import LinesOf, statement_hash

#: A comment that is wrong or crashes of the tool are repaired, and never accepted.
NEVER_KNOWN = frozenset(["ADL001", "ADL003", "ADL004", "ADL005", "ADL006"])


class Identity(NamedTuple):
    """What a finding is known by."""

    rule: str
    path: str
    scope: str
    statement: str


def entries_of(  # fields of an entry, all passed by name
    verdicts: Iterable[Verdict],
    *,
    kind: str = DEBT,
    reason: str = "",
    owner: str = "",
    until: datetime.date | None = None,
) -> list[KnownFinding]:
    """Write findings down as known, in order of path; what can never be known is left out.

    Args:
        verdicts: those to know.
        kind: why they are accepted, see `model.known`.
        reason: the same in words.
        owner: who answers for it.
        until: last day on which they are accepted.
    """
    counts: dict[Identity, int] = {}
    for verdict in verdicts:
        finding = verdict.finding
        if finding.code not in NEVER_KNOWN:
            identity = Identity(finding.code, finding.path, finding.scope, verdict.statement)
            counts[identity] = counts.get(identity, 0) + 1
    return [
        KnownFinding(
            **identity._asdict(),
            count=counts[identity],
            kind=kind,
            reason=reason,
            owner=owner,
            until=until,
        )
        for identity in sorted(counts, key=lambda item: (item.path, item.rule, item[2:]))
    ]


def match(
    findings: Sequence[Finding],
    lines_of: LinesOf,
    known: Iterable[KnownFinding],
    today: datetime.date,
    *,
    exists: Callable[[str], bool],
    renamed: Mapping[str, str] = {},  # only read
) -> list[KnownFinding | None]:
    """Find out which findings are known, in the order given.

    Args:
        findings: all of a run.
        lines_of: looks up source lines.
        known: what is known; an entry whose last day has passed is not.
        today: day of the run.
        exists: tells whether there is a file at a path.
        renamed: new path of each file that git knows to be renamed, by its old one.
    """
    found = [
        Identity(item.code, item.path, item.scope, statement_hash(item, lines_of))
        for item in findings
    ]
    left = _Left(
        [
            replace(entry, path=renamed.get(entry.path, entry.path))
            for entry in known
            if entry.until is None or entry.until >= today
        ]
    )
    order = sorted(range(len(findings)), key=lambda at: (findings[at].path, findings[at].place))
    answer: list[KnownFinding | None] = [None] * len(findings)

    there_is = functools.cache(exists)  # many findings stand in one file

    def settle(key_of: Callable[[Identity], Hashable], *, sure: bool, gone: bool = False) -> None:
        """Match what is left by one key; unless that is `sure`, only where both sides are whole."""
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at in order:
            if answer[at] is None and found[at].rule not in NEVER_KNOWN:
                waiting[key_of(found[at])].append(at)
        if not waiting:
            return
        offered = left.by(key_of, lambda path: not gone or not there_is(path))
        for key, places in waiting.items():
            there = offered.get(key, [])
            paths = {found[at].path for at in places}
            whole = len(paths) == 1 and len({entry.path for entry in there}) == 1
            if not sure and not (whole and len(places) == left.total(there)):
                continue
            for at in places:
                answer[at] = left.take(there)

    settle(lambda item: item, sure=True)
    settle(lambda item: (item.rule, item.path, item.statement), sure=False)
    settle(lambda item: (item.rule, item.scope, item.statement), sure=False, gone=True)
    return answer


class _Left:
    """Entries with the number of findings that each of them may still stand for."""

    def __init__(self, known: Sequence[KnownFinding]) -> None:
        self._known = known
        self._counts = {id(entry): entry.count for entry in known}

    def by(
        self, key_of: Callable[[Identity], Hashable], wanted: Callable[[str], bool]
    ) -> dict[Hashable, list[KnownFinding]]:
        """Those that are left, by a key."""
        found: defaultdict[Hashable, list[KnownFinding]] = defaultdict(list)
        for entry in self._known:
            if self._counts[id(entry)] > 0 and wanted(entry.path):
                identity = Identity(entry.rule, entry.path, entry.scope, entry.statement)
                found[key_of(identity)].append(entry)
        return found

    def total(self, some: Sequence[KnownFinding]) -> int:
        """How many findings some entries may still stand for."""
        return sum(self._counts[id(entry)] for entry in some)

    def take(self, some: Sequence[KnownFinding]) -> KnownFinding | None:
        """Use one of some entries up."""
        for entry in some:
            if self._counts[id(entry)] > 0:
                self._counts[id(entry)] -= 1
                return entry
        return None
