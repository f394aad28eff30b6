from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Company:
    id: int
    name: str
    domain: str | None
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def score(self) -> int:
        s = 0
        if (self.facts.get("employees") or 0) >= 50:
            s += 40
        if self.facts.get("raised"):
            s += 30
        if "Shopify" in self.facts.get("tech", ()):
            s += 30
        return s
