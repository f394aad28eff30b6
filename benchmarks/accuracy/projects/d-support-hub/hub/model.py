from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Optional


@dataclass
class Message:
    origin: str
    ref: str
    sender: str
    subject: str
    body: str
    at: datetime
    kind: str = "question"
    customer: Optional[dict] = None
    extra: dict = field(default_factory=dict)

    def doc(self):
        d = asdict(self)
        d["at"] = self.at.isoformat()
        return d
