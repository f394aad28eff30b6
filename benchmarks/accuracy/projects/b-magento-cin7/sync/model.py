from decimal import Decimal

from pydantic import BaseModel, Field


class OrderLine(BaseModel):
    sku: str
    name: str
    qty: Decimal = Field(alias="qty_ordered")
    price: Decimal

    model_config = {"populate_by_name": True}


class SalesOrder(BaseModel):
    entity_id: int
    increment_id: str
    customer_email: str
    customer_name: str
    created_at: str
    lines: list[OrderLine]

    @classmethod
    def from_magento(cls, doc: dict) -> "SalesOrder":
        lines = [OrderLine.model_validate(i) for i in doc["items"] if i["product_type"] == "simple"]
        return cls(
            customer_name=f"{doc['customer_firstname']} {doc['customer_lastname']}",
            lines=lines,
            **{k: doc[k] for k in ("entity_id", "increment_id", "customer_email", "created_at")},
        )
