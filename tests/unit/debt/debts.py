"""Findings, rules and items in one line each."""

import datetime

import msgspec

from autodebt_lint.model.assessment import Cause, DebtItem, Reversibility, RuleTraits
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.report import Verdict

TODAY = datetime.date(2026, 2, 20)
FAMILIES = {"1": "endpoints", "2": "deprecations", "3": "error handling", "4": "couplings"}
CAUSES: dict[str, Cause] = {"1": "message", "2": "message", "3": "system", "4": "place"}


def verdict(
    code: str = "ADL301",
    path: str = "sync.py",
    line: int = 1,
    *,
    severity: Severity = Severity.MEDIUM,
    effort: int = 30,
    message: str = "requests.get waits for ever; pass a timeout",
    system: str | None = "hubspot",
    **more: object,
) -> Verdict:
    """Judge a finding."""
    place = Place(line, 1, line, 9)
    retires = more.pop("retires_on", None)
    finding = Finding(
        code, "a-rule", path, place, message, severity, Confidence.HIGH, effort, system=system
    )
    finding = msgspec.structs.replace(finding, retires_on=retires)
    judged = Verdict(finding, severity, (severity.word,), f"{code}-{path}-{line}")
    return msgspec.structs.replace(judged, **more)


def traits(*codes: str, again: int = 10) -> dict[str, RuleTraits]:
    """Describe rules as the tool's families have them."""
    return {
        code: RuleTraits(
            code, "a-rule", FAMILIES[code[3]], "reliability", CAUSES[code[3]], again, "", ""
        )
        for code in codes
    }


def item(  # noqa: PLR0913  # all but the first are passed by name
    id: str,
    *,
    score: float = 50,
    effort: int = 60,
    reversibility: Reversibility = "easy",
    depends_on: tuple[str, ...] = (),
    owners: tuple[str, ...] = (),
    path: str = "sync.py",
    due: datetime.date | None = None,
    retired: datetime.date | None = None,
) -> DebtItem:
    """Make a debt item that stands for one finding."""
    return DebtItem(
        id=id,
        code=id.partition("-")[0],
        name="a-rule",
        family="error handling",
        symptom="requests.get waits for ever",
        cause="",
        action="pass a timeout",
        risk="",
        severity=Severity.MEDIUM,
        verdicts=(verdict(path=path, retires_on=retired),),
        systems=("hubspot",),
        processes=(),
        impact=None,
        owners=owners,
        effort=effort,
        reversibility=reversibility,
        due=due,
        depends_on=depends_on,
        score=score,
    )
