from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Lead:
    email: str
    name: str = ""
    phone: str = ""
    company: str = ""
    origin: str = ""
    extra: dict = field(default_factory=dict)

    def __or__(self, other: dict) -> Lead:
        known = {k: v for k, v in other.items() if v and k in ("name", "phone", "company")}
        rest = {k: v for k, v in other.items() if v and k not in known}
        return replace(self, extra={**self.extra, **rest}, **known)
