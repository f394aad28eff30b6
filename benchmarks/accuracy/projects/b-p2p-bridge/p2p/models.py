from dataclasses import dataclass, field
from typing import List, Optional


@dataclass
class Line:
    text: str
    amount: str
    account: str
    cost_center: Optional[str] = None


@dataclass
class Invoice:
    id: int
    number: str
    supplier: str
    supplier_name: str
    date: str
    currency: str
    requester: Optional[str] = None
    lines: List[Line] = field(default_factory=list)

    @property
    def total(self):
        return sum(float(l.amount) for l in self.lines)
