from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, EmailStr, Field


class LineItem(BaseModel):
    description: str
    quantity: int = 1
    unit_amount: int
    tax_rate: float = 0


class Invoice(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str
    customer_id: str
    date: datetime
    currency_code: str
    total: int
    line_items: list[LineItem] = []


class ChargebeeContent(BaseModel):
    invoice: Invoice | None = None


class ChargebeeEvent(BaseModel):
    id: str
    event_type: str
    content: ChargebeeContent


class Attendee(BaseModel):
    name: str
    email: EmailStr
    timeZone: str


class Booking(BaseModel):
    title: str
    startTime: datetime
    attendees: list[Attendee]
    responses: dict[str, dict] = {}


class CalEvent(BaseModel):
    trigger: Annotated[Literal["BOOKING_CREATED", "BOOKING_CANCELLED", "PING"], Field(alias="triggerEvent")]
    payload: Booking | None = None
