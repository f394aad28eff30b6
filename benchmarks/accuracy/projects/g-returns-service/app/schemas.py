from pydantic import BaseModel, EmailStr


class Address(BaseModel):
    name: str
    street1: str
    city: str
    zip: str
    country: str = "US"


class ReturnIn(BaseModel):
    order_no: str
    email: EmailStr
    reason: str
    address: Address


class Label(BaseModel):
    url: str
    tracking: str
    rate_id: str
