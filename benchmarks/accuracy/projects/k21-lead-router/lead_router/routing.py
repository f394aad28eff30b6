from collections.abc import Callable

from lead_router.schemas import Lead

Rule = Callable[[Lead], str | None]
_rules: list[tuple[int, Rule]] = []


def rule(priority: int):
    def wrap(fn: Rule) -> Rule:
        _rules.append((priority, fn))
        _rules.sort(key=lambda t: t[0])
        return fn

    return wrap


@rule(10)
def enterprise(lead: Lead) -> str | None:
    return "enterprise" if lead.staff >= 200 else None


@rule(20)
def cape(lead: Lead) -> str | None:
    return "cape" if lead.province in {"Western Cape", "Eastern Cape", "Northern Cape"} else None


@rule(99)
def default(lead: Lead) -> str:
    return "inland"


def team_for(lead: Lead) -> str:
    return next(team for _, fn in _rules if (team := fn(lead)))
