import re
from datetime import datetime, timezone
from decimal import Decimal
from typing import Optional

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Contact(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    id: str = Field(alias="ContactID")
    name: str = Field(alias="Name")
    account_number: Optional[str] = Field(default=None, alias="AccountNumber")


class Invoice(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    number: str = Field(alias="InvoiceNumber")
    contact: Contact = Field(alias="Contact")
    due: Decimal = Field(alias="AmountDue")
    due_date: datetime = Field(alias="DueDate")

    @field_validator("due_date", mode="before")
    @classmethod
    def _dotnet(cls, value):
        match = re.match(r"/Date\((\d+)", value) if isinstance(value, str) else None
        if match:
            return datetime.fromtimestamp(int(match.group(1)) / 1000, tz=timezone.utc)
        return value

    @property
    def overdue_days(self) -> int:
        return max(0, (datetime.now(timezone.utc) - self.due_date).days)


class CompanyPatch(BaseModel):
    overdue_amount: str
    oldest_overdue_days: int
    overdue_invoices: str
