from dataclasses import dataclass
from datetime import datetime


@dataclass
class Booked:
    id: int
    title: str
    won_at: datetime
    value_usd: float

    @classmethod
    def build(cls, deal, rates):
        rate = rates.get(deal["currency"], 1.0)
        return cls(
            id=deal["id"],
            title=deal["title"],
            won_at=datetime.fromisoformat(deal["won_time"]),
            value_usd=round(deal["value"] / rate, 2),
        )
