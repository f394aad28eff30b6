from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from .base import RestClient
from .settings import settings


class CbLine(BaseModel):
    description: str
    amount: int
    quantity: int = 1
    date_from: datetime
    date_to: datetime
    entity_id: str | None = None


class CbInvoice(BaseModel):
    id: str
    customer_id: str
    date: datetime
    currency_code: str
    line_items: list[CbLine]


class ChargebeeInvoices(RestClient[CbInvoice]):
    base_url = f"https://{settings.chargebee_site}.chargebee.com/api/v2"
    resource = "/invoices"
    model = CbInvoice

    def __init__(self) -> None:
        super().__init__(auth=(settings.chargebee_key, ""))

    def unwrap(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        return [e["invoice"] for e in body["list"]]

    def next_params(self, body: dict[str, Any]) -> dict[str, Any] | None:
        return {"offset": body["next_offset"]} if body.get("next_offset") else None
