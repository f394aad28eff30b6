from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field


class Hire(BaseModel):
    first_name: str
    last_name: str
    email: str | None = None
    starts_at: date | None = Field(None)
    department: str = ""


class Leaver(BaseModel):
    employee_id: str
    work_email: str
    display_name: str
    last_day: date
