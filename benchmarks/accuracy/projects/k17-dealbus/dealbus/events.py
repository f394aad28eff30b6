from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class DealWon:
    deal_id: int
    title: str
    organisation: str
    value: float
    currency: str
    owner: str
    won_at: str

    @property
    def amount(self) -> str:
        return f"{self.value:,.2f} {self.currency}"


@dataclass(frozen=True)
class TicketEscalated:
    ticket_id: int
    subject: str
    requester: str
    opened_at: str
    seen_at: datetime = field(default_factory=datetime.utcnow)
