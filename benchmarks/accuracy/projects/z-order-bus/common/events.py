from typing import List, Optional

from pydantic import BaseModel

ORDERS = "shop.orders.v1"
BOOKED = "erp.booked.v1"


class Line(BaseModel):
    sku: str
    qty: int
    price: float


class OrderPlaced(BaseModel):
    order_id: str
    number: str
    email: Optional[str] = None
    currency: str
    total: float
    lines: List[Line]


class OrderBooked(BaseModel):
    order_id: str
    erp_id: str
    email: Optional[str] = None
