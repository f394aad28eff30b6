from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel, Field


class Deal(BaseModel):
    id: str
    name: str = Field(alias="dealname")
    amount: Decimal = Decimal("0")
    closed_at: datetime | None = Field(default=None, alias="closedate")

    @classmethod
    def from_hubspot(cls, row: dict) -> "Deal":
        return cls.model_validate({"id": row["id"], **row["properties"]})


class DealWon(BaseModel):
    deal: Deal
    headline: str

    @classmethod
    def of(cls, deal: Deal) -> "DealWon":
        return cls(deal=deal, headline=f":bell: {deal.name} closed at EUR {deal.amount:,.0f}")


class SweepFinished(BaseModel):
    ok: bool
