from dataclasses import dataclass, field
from typing import Optional


@dataclass
class Prospect:
    external_id: int
    email: str
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    source: str = ""
    score: int = 0
    verdict: Optional[str] = None
    extra: dict = field(default_factory=dict)

    @property
    def reachable(self):
        return self.verdict not in ("invalid", "spamtrap", "abuse")


@dataclass(frozen=True)
class StageChange:
    external_id: int
    stage: str
    owner: str
    changed_on: str
