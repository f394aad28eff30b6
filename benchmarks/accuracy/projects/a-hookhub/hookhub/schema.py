from typing import Optional

from pydantic import BaseModel, EmailStr


class Person(BaseModel):
    email: EmailStr
    firstname: Optional[str] = None
    lastname: Optional[str] = None
    stripe_customer: Optional[str] = None
    subscription_status: Optional[str] = None
    mrr_cents: Optional[int] = None
    next_meeting: Optional[str] = None

    def props(self):
        return {k: str(v) for k, v in self.model_dump(exclude_none=True).items()}


class TimelineNote(BaseModel):
    email: EmailStr
    body: str
