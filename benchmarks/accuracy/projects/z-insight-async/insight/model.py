from dataclasses import dataclass, field
from typing import List, Optional


@dataclass
class Feedback:
    conversation_id: str
    contact_id: Optional[str] = None
    email: Optional[str] = None
    quotes: List[str] = field(default_factory=list)
    mrr: float = 0.0
    title: str = ""
    gist: str = ""
    issue_url: Optional[str] = None
