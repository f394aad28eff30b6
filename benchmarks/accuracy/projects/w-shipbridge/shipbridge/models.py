from typing import List, Optional

from pydantic import BaseModel, ConfigDict, Field


class Address(BaseModel):
    model_config = ConfigDict(extra="ignore")
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    address_1: str = ""
    city: str = ""
    postcode: str = ""
    country: str = ""
    phone: Optional[str] = None
    email: Optional[str] = None


class Line(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: int
    sku: str = ""
    name: str
    quantity: int
    price: float


class Order(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: int
    number: str
    status: str
    date_created: str
    currency: str
    total: float
    billing: Address
    shipping: Address
    line_items: List[Line] = Field(default_factory=list)


class Shipment(BaseModel):
    order_key: str = Field(alias="orderKey")
    tracking: Optional[str] = Field(default=None, alias="trackingNumber")
    carrier: str = Field(default="", alias="carrierCode")
    voided: bool = False
