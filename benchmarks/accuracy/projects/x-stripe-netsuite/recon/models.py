from datetime import date
from decimal import Decimal

from pydantic import BaseModel


class Payout(BaseModel):
    ref: str
    arrived: date
    currency: str
    gross: Decimal
    fees: Decimal

    @property
    def net(self):
        return self.gross - self.fees


class JournalLine(BaseModel):
    account: str
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    memo: str = ""


class Journal(BaseModel):
    external_id: str
    day: date
    rate: Decimal
    lines: list[JournalLine]
