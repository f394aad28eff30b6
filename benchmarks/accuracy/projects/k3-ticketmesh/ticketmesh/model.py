from dataclasses import dataclass, field
from typing import List


@dataclass(frozen=True)
class Ticket:
    key: str
    subject: str
    body: str
    requester: str
    tags: List[str] = field(default_factory=list)
