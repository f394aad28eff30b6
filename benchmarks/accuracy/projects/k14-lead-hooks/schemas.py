from datetime import datetime

from pydantic import BaseModel, EmailStr, Field


class QA(BaseModel):
    question: str
    answer: str


class ScheduledEvent(BaseModel):
    name: str
    start_time: datetime
    end_time: datetime


class Invitee(BaseModel):
    email: EmailStr
    name: str
    questions_and_answers: list[QA] = Field(default_factory=list)
    scheduled_event: ScheduledEvent

    @property
    def notes(self) -> str:
        return "<br>".join(f"<b>{qa.question}</b> {qa.answer}" for qa in self.questions_and_answers)


class CalendlyHook(BaseModel):
    event: str
    payload: Invitee


class Deal(BaseModel):
    id: int
    title: str
    value: float
    currency: str
    status: str
    person_id: int | None = None


class PipedriveHook(BaseModel):
    current: Deal
    previous: Deal | None = None
