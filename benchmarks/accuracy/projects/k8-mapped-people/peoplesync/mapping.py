"""Declarative field mapping. left = path in the target, right = source path or a rule."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Rule = str | tuple[str, Callable[[Any], Any]]


def dig(obj: Mapping[str, Any], path: str) -> Any:
    cur: Any = obj
    for step in path.split("."):
        if cur is None:
            return None
        cur = cur[int(step)] if step.isdigit() else cur.get(step)
    return cur


def plant(obj: dict[str, Any], path: str, value: Any) -> None:
    *heads, last = path.split(".")
    for h in heads:
        obj = obj.setdefault(h, {})
    obj[last] = value


class Mapper:
    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules

    def __call__(self, src: Mapping[str, Any]) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for target, rule in self.rules.items():
            path, fn = rule if isinstance(rule, tuple) else (rule, None)
            value = dig(src, path)
            if value in (None, ""):
                continue
            plant(out, target, fn(value) if fn else value)
        return out


def lower(v: str) -> str:
    return v.strip().lower()


TO_OKTA = Mapper(
    {
        "profile.firstName": "firstName",
        "profile.lastName": "lastName",
        "profile.email": ("workEmail", lower),
        "profile.login": ("workEmail", lower),
        "profile.title": "jobTitle",
        "profile.department": "department",
        "profile.mobilePhone": "mobilePhone",
    }
)

TO_DIRECTORY = Mapper(
    {
        "name.givenName": "firstName",
        "name.familyName": "lastName",
        "orgUnitPath": ("department", lambda d: "/Staff/" + d),
        "primaryEmail": ("workEmail", lower),
    }
)

HIRE_TO_BAMBOO = Mapper(
    {
        "firstName": "candidate.first_name",
        "lastName": "candidate.last_name",
        "homeEmail": "candidate.email_addresses.0.value",
        "jobTitle": "job.name",
        "hireDate": "offer.starts_at",
    }
)
