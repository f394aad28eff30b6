from typing import List, Optional

from pydantic import BaseModel, Field


class Line(BaseModel):
    sku: str
    name: str
    quantity: int
    price: float


class Billing(BaseModel):
    first_name: str = ""
    last_name: str = ""
    company: Optional[str] = None
    email: str
    city: str = ""
    country: str = ""

    @property
    def display_name(self) -> str:
        return self.company or f"{self.first_name} {self.last_name}".strip()


class WooOrder(BaseModel):
    id: int
    number: str
    status: str
    currency: str
    billing: Billing
    line_items: List[Line] = Field(default_factory=list)


class Customer(BaseModel):
    name: str
    email: str
    city: str
    country: str

    @classmethod
    def of(cls, order: WooOrder) -> "Customer":
        b = order.billing
        return cls(name=b.display_name, email=b.email.lower(), city=b.city, country=b.country)
