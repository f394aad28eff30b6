from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class Bounce(BaseModel):
    """Postmark's bounce webhook, the part that we use."""

    record_type: Literal["Bounce"] = Field(alias="RecordType")
    kind: str = Field(alias="Type")
    email: str = Field(alias="Email")
    bounced_at: datetime = Field(alias="BouncedAt")
    details: str = Field("", alias="Details")

    @property
    def is_hard(self) -> bool:
        return self.kind in {"HardBounce", "BadEmailAddress"}


class Payment(BaseModel):
    customer: str
    invoice: str
    amount: float
    currency: str
    plan: str | None = None

    @classmethod
    def from_invoice(cls, inv: dict) -> "Payment":
        lines = inv["lines"]["data"]
        return cls(
            customer=inv["customer_email"],
            invoice=inv["number"],
            amount=inv["amount_paid"] / 100,
            currency=inv["currency"].upper(),
            plan=lines[0]["description"] if lines else None,
        )
