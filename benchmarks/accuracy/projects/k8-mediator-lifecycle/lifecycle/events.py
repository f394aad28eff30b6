from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, EmailStr


class InvoicePaid(BaseModel):
    customer_email: EmailStr
    customer_name: str | None = None
    amount: float
    currency: str
    first_invoice: bool


class SubscriptionCancelled(BaseModel):
    customer_id: str
    customer_email: EmailStr
    plan: str
    feedback: str | None = None
    ended_at: datetime


class ScoreReceived(BaseModel):
    email: EmailStr
    score: int
    comment: str | None = None
