from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, EmailStr


class Lead(BaseModel):
    email: EmailStr
    name: str
    message: str = ""
    newsletter: bool = False
    company: str | None = None
    employees: int | None = None

    @classmethod
    def from_typeform(cls, body: dict) -> "Lead":
        fields: dict = {}
        for answer in body["form_response"]["answers"]:
            ref = answer["field"]["ref"]
            fields[ref] = answer[answer["type"]]
        return cls(**fields)


class Booking(BaseModel):
    email: EmailStr
    name: str
    start: datetime

    @classmethod
    def from_calendly(cls, body: dict) -> "Booking":
        payload = body["payload"]
        return cls(
            email=payload["email"],
            name=payload["name"],
            start=payload["scheduled_event"]["start_time"],
        )


class Firmographics(BaseModel):
    name: str
    estimated_num_employees: int | None = None
