from dataclasses import dataclass, replace
from typing import Optional


@dataclass(frozen=True)
class Feedback:
    id: str
    source: str
    score: Optional[int]
    text: str
    email: Optional[str] = None
    topic: str = ""

    def tagged(self, topic):
        return replace(self, topic=topic)
