"""Payloads as they come in, and the one shape we use inside."""
from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field


class TypeformField(BaseModel):
    id: str
    type: str
    ref: str


class TypeformAnswer(BaseModel):
    type: str
    field: TypeformField
    text: str | None = None
    email: str | None = None
    number: float | None = None
    choice: dict[str, Any] | None = None

    def value(self) -> Any:
        if self.type == "choice" and self.choice:
            return self.choice.get("label")
        return getattr(self, self.type, None)


class TypeformResponse(BaseModel):
    form_id: str
    token: str
    submitted_at: datetime
    answers: list[TypeformAnswer] = Field(default_factory=list)


class TypeformEvent(BaseModel):
    event_id: str
    form_response: TypeformResponse


class CalendlySlot(BaseModel):
    uri: str
    name: str
    start_time: datetime
    end_time: datetime


class CalendlyInvitee(BaseModel):
    email: str
    name: str
    scheduled_event: CalendlySlot


class CalendlyEvent(BaseModel):
    event: str
    payload: CalendlyInvitee


class Lead(BaseModel):
    email: str
    name: str = ""
    company: str = ""
    team_size: str = ""
    message: str = ""

    @classmethod
    def from_typeform(cls, response: TypeformResponse) -> "Lead":
        by_ref = {a.field.ref: a.value() for a in response.answers}
        return cls(
            email=by_ref["email"],
            name=by_ref.get("full_name") or "",
            company=by_ref.get("company") or "",
            team_size=str(by_ref.get("team_size") or ""),
            message=by_ref.get("message") or "",
        )
