from decimal import Decimal

from pydantic import BaseModel, EmailStr


class LineItem(BaseModel):
    sku: str | None = None
    quantity: int
    price: Decimal


class ShopifyOrder(BaseModel):
    id: int
    name: str
    email: EmailStr
    total_price: Decimal
    line_items: list[LineItem]
