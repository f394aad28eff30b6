from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import BaseModel
from sqlalchemy import Date, Numeric, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class CardSpend(BaseModel):
    provider: str
    ext_id: str
    day: date
    merchant: str
    holder: str
    amount: Decimal
    memo: str = ""
    has_receipt: bool = True


class Base(DeclarativeBase):
    pass


class SpendRow(Base):
    __tablename__ = "card_spend"

    provider: Mapped[str] = mapped_column(String(10), primary_key=True)
    ext_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[date] = mapped_column(Date)
    merchant: Mapped[str] = mapped_column(String(200))
    holder: Mapped[str] = mapped_column(String(120))
    amount: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    memo: Mapped[str] = mapped_column(String(400), default="")
    account: Mapped[str | None] = mapped_column(String(20))  # filled by finance in Excel
