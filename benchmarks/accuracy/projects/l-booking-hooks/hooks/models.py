from datetime import datetime
from typing import Any, List

from pydantic import BaseModel


class Answer(BaseModel):
    question: str
    answer: str


class ScheduledEvent(BaseModel):
    name: str
    start_time: datetime
    uri: str


class Invitee(BaseModel):
    email: str
    name: str
    questions_and_answers: List[Answer] = []
    scheduled_event: ScheduledEvent


class Hook(BaseModel):
    event: str
    payload: Invitee
    created_by: Any = None

    def summary(self) -> str:
        lines = [f"{self.payload.scheduled_event.name} at {self.payload.scheduled_event.start_time:%d.%m. %H:%M}"]
        lines += [f"{qa.question}: {qa.answer}" for qa in self.payload.questions_and_answers]
        return "\n".join(lines)
