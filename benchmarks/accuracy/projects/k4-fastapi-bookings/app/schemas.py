from datetime import datetime
from typing import Literal

from pydantic import BaseModel, EmailStr


class Attendee(BaseModel):
    name: str
    email: EmailStr
    timeZone: str = "Europe/Berlin"


class Booking(BaseModel):
    uid: str
    title: str
    startTime: datetime
    endTime: datetime
    attendees: list[Attendee]
    additionalNotes: str | None = None


class CalEvent(BaseModel):
    triggerEvent: Literal["BOOKING_CREATED", "BOOKING_CANCELLED", "BOOKING_RESCHEDULED"]
    payload: Booking


class TallyField(BaseModel):
    key: str
    label: str
    value: str | list | int | None = None


class TallyData(BaseModel):
    responseId: str
    fields: list[TallyField]

    def flat(self) -> dict[str, str]:
        return {f.label.lower(): f.value for f in self.fields if f.value}


class TallyEvent(BaseModel):
    eventType: str
    data: TallyData
