from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from pydantic import BaseModel, Field


class Line(BaseModel):
    description: str
    amount: int
    quantity: int = 1


class Invoice(BaseModel):
    id: str
    customer_id: str
    date: int
    total: int
    currency_code: str = "EUR"
    line_items: list[Line] = Field(default_factory=list)

    model_config = {"extra": "ignore"}

    @property
    def day(self) -> str:
        return datetime.fromtimestamp(self.date, tz=timezone.utc).date().isoformat()

    def as_book(self, **overrides: Any) -> dict[str, Any]:
        base = {
            "DocNumber": self.id,
            "TxnDate": self.day,
            "Line": [
                {"DetailType": "SalesItemLineDetail", "Amount": li.amount / 100, "Description": li.description}
                for li in self.line_items
            ],
        }
        return base | overrides


class Customer(BaseModel):
    id: str
    email: str | None = None
    company: str | None = None
