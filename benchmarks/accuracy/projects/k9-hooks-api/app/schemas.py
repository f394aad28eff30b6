from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class QA(BaseModel):
    question: str
    answer: str


class ScheduledEvent(BaseModel):
    name: str
    start_time: str


class Invitee(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: str
    email: str
    questions_and_answers: list[QA] = []
    scheduled_event: ScheduledEvent


class CalendlyHook(BaseModel):
    event: Literal["invitee.created", "invitee.canceled"]
    payload: Invitee


class EnvelopeData(BaseModel):
    envelope_id: str = Field(alias="envelopeId")


class DocusignHook(BaseModel):
    event: str
    data: EnvelopeData


class Contact(BaseModel):
    email: str
    first: str
    last: str = ""
    note: str = ""
    source: str
