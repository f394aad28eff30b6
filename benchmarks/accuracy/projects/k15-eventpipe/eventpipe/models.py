from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class OrderPlaced:
    order_id: str
    email: str
    total: float
    placed_at: datetime
    skus: list[str] = field(default_factory=list)

    @classmethod
    def parse(cls, msg: dict) -> "OrderPlaced":
        return cls(
            order_id=msg["id"],
            email=msg["customer"]["email"],
            total=float(msg["total"]),
            placed_at=datetime.fromisoformat(msg["placedAt"]),
            skus=[line["sku"] for line in msg["lines"]],
        )


@dataclass(slots=True)
class Review:
    id: int
    score: int
    email: str
    title: str
    content: str
