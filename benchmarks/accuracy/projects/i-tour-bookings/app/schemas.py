from datetime import date
from typing import Optional

from pydantic import BaseModel, EmailStr


class Guest(BaseModel):
    first_name: str
    last_name: str
    email: EmailStr
    phone: Optional[str] = None


class Booking(BaseModel):
    booking_ref: str
    tour_code: str
    tour_name: str
    start: date
    end: date
    pax: int
    total: float
    currency: str
    lead_guest: Guest


class Event(BaseModel):
    type: str
    booking: Booking
