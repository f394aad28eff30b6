from __future__ import annotations

from pydantic import BaseModel, EmailStr, field_validator


class Attendee(BaseModel):
    email: EmailStr
    first_name: str
    last_name: str
    company: str = ""
    ticket: str = ""

    @field_validator("first_name", "last_name", mode="before")
    @classmethod
    def tidy(cls, v: str) -> str:
        return v.strip().title()
