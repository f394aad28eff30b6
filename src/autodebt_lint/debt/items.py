"""Debt items: findings that one repair removes, with what a decision about it takes.

A finding is a symptom. The same fixed address in five scripts, the one client without a limit that ten
calls go through, or a library that twelve files import is one cause, is repaired once, and is decided on
once. Which findings share a cause says their rule (`Rule.cause`); what each further place costs says it
too (`Rule.again`).
"""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from autodebt_lint.model.assessment import DebtItem, Reversibility, RuleTraits
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Verdict
from autodebt_lint.settings.priorities import IncidentHours

_REVERSIBILITY: Mapping[str, Reversibility] = {"couplings": "hard", "deprecations": "moderate"}
"""How well a repair can be taken back, by family: data that took another way cannot be called back, a
library can be put back with its code, anything else is a line."""

_RISKS = {
    "endpoints": "the script talks to the wrong system, or to none, when an address or a credential changes",
    "deprecations": "the script stops with the day or the release that removes what it uses",
    "error handling": "a slow or failing system stops the job, or records are lost without a word",
    "couplings": "a change on one side breaks the other, and nobody sees it coming",
    "governance": "nobody knows whom to call when it fails",
}

_CAUSES = {
    "endpoints": "configuration was written into the code",
    "deprecations": "the script has not followed its libraries and vendors",
    "error handling": "errors of other systems are left to each call, without a client that handles them",
    "couplings": "each integration was built for itself, from system to system",
    "governance": "the script was built to be used once, and stayed",
}

#: What is paid first, what waits for it, and what both must share. A script that only Python 2 runs is
#: ported before anything else is repaired in it; imports that are gone come before what is only old; a
#: client for all is built before each of its callers is repaired; twins are merged before they are moved.
_ORDER: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("ADL208", ("ADL2", "ADL3"), "file"),
    ("ADL202", ("ADL201", "ADL204"), "file"),
    ("ADL404", ("ADL301", "ADL302", "ADL305", "ADL306"), "system"),
    ("ADL406", ("ADL401",), "file"),
)


def items_of(
    verdicts: Iterable[Verdict],
    traits: Mapping[str, RuleTraits],
    owners: Mapping[str, str],
    incidents: IncidentHours = IncidentHours(),  # noqa: B008  # a value
) -> list[DebtItem]:
    """Group findings by what one repair removes, with their order of repair.

    Args:
        verdicts: the findings that count, as judged today.
        traits: of the rules, by code.
        owners: owner of each path that has one.
        incidents: what a finding is assumed to cost while nothing is done.
    """
    groups: defaultdict[tuple[str, ...], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if not verdict.finding.effort:
            continue  # it says something of another finding, which is the one to repair
        groups[_cause(verdict, traits[verdict.finding.code])].append(verdict)
    found = [_item(key, group, traits[key[0]], owners, incidents) for key, group in groups.items()]
    found.sort(key=lambda item: item.id)
    return _ordered(found)


def _cause(verdict: Verdict, rule: RuleTraits) -> tuple[str, ...]:
    finding = verdict.finding
    match rule.cause:
        case "message":
            return (finding.code, finding.message)
        case "system":
            return (finding.code, finding.path, finding.system or "")
        case "place":
            return (finding.code, finding.path, verdict.fingerprint)


def _item(
    key: tuple[str, ...],
    group: Sequence[Verdict],
    rule: RuleTraits,
    owners: Mapping[str, str],
    incidents: IncidentHours,
) -> DebtItem:
    verdicts = sorted(
        group, key=lambda v: (-v.severity, -v.finding.effort, v.finding.path, v.finding.place)
    )
    worst = verdicts[0]
    symptom, _, advice = worst.finding.message.rpartition("; ")
    if not symptom:  # a message without advice
        symptom, advice = advice, f"autodebt explain {rule.code} says what helps"
    processes = dict.fromkeys(process for verdict in verdicts for process in verdict.processes)
    return DebtItem(
        id=f"{rule.code}-{hashlib.sha256(chr(0).join(key).encode('utf-8', 'surrogatepass')).hexdigest()[:8]}",
        code=rule.code,
        name=rule.name,
        family=rule.family,
        symptom=symptom,
        cause=_CAUSES.get(rule.family, rule.summary),
        action=advice,
        risk=_RISKS.get(rule.family, rule.why),
        severity=worst.severity,
        verdicts=tuple(verdicts),
        systems=tuple(sorted({v.finding.system for v in verdicts if v.finding.system})),
        processes=tuple(processes),
        impact=max((v.impact for v in verdicts if v.impact is not None), default=None),
        owners=tuple(
            sorted({owners[v.finding.path] for v in verdicts if v.finding.path in owners})
        ),
        effort=effort_of(verdicts, rule),
        reversibility=_REVERSIBILITY.get(rule.family, "easy"),
        due=min(filter(None, map(_due, verdicts)), default=None),
        hours=round(sum(_hours(verdict.severity, incidents) for verdict in verdicts), 2),
    )


def effort_of(verdicts: Sequence[Verdict], rule: RuleTraits) -> int:
    """Minutes for places of one cause: the costliest in full, each further one as the rule says."""
    each = sorted((verdict.finding.effort for verdict in verdicts), reverse=True)
    return each[0] + sum(min(rule.again, minutes) for minutes in each[1:])


def _hours(severity: Severity, incidents: IncidentHours) -> float:
    return 0.0 if severity is Severity.INFO else float(getattr(incidents, severity.word))


def _due(verdict: Verdict) -> datetime.date | None:
    return min(filter(None, (verdict.finding.retires_on, verdict.blocks_from)), default=None)


def _ordered(items: Sequence[DebtItem]) -> list[DebtItem]:
    """The items, each with those that come first and the count of those that wait for it."""
    first: dict[str, set[str]] = {item.id: set() for item in items}
    by_share: defaultdict[tuple[str, str, str], list[DebtItem]] = defaultdict(list)
    for item in items:
        for path in item.files:
            by_share[item.code, "file", path].append(item)
        for system in item.systems:
            by_share[item.code, "system", system].append(item)
    for code, later, share in _ORDER:
        for item in items:
            if item.code == code or not item.code.startswith(later):
                continue
            for name in item.files if share == "file" else item.systems:
                first[item.id].update(other.id for other in by_share[code, share, name])
    waiting = {item.id: 0 for item in items}
    for item in items:
        for id in _all_before(item.id, first):
            waiting[id] += 1
    return [
        msgspec.structs.replace(
            item, depends_on=tuple(sorted(first[item.id])), unlocks=waiting[item.id]
        )
        for item in items
    ]


def _all_before(id: str, first: Mapping[str, set[str]]) -> set[str]:
    """Everything that comes before an item; the order by code has no circle."""
    found: set[str] = set()
    left = [*first[id]]
    while left:
        other = left.pop()
        if other not in found:
            found.add(other)
            left += first[other]
    return found
