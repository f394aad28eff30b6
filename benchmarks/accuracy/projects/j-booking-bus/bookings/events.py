from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class MeetingBooked:
    name: str
    email: str
    start: str
    phone: Optional[str] = None


@dataclass(frozen=True)
class PaymentSettled:
    reference: str
    amount: float
    paid_at: int
