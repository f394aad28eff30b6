from dataclasses import dataclass, field


@dataclass
class Order:
    deal_id: str
    title: str
    amount: float
    currency: str = "EUR"
    customer: str | None = None
    memo: str = field(default="created by deal desk")

    @classmethod
    def from_deal(cls, raw: dict) -> "Order":
        p = raw["properties"]
        return cls(raw["id"], p["dealname"], float(p["amount"] or 0), p.get("currency") or "EUR")

    def as_record(self) -> dict:
        return {
            "entity": {"id": self.customer},
            "otherRefNum": self.deal_id,
            "memo": self.memo,
            "item": {"items": [{"item": {"id": "1201"}, "description": self.title, "rate": self.amount}]},
        }
