from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from .base import RestClient
from .settings import settings


class CmLine(BaseModel):
    type: str = "subscription"
    plan_uuid: str | None = None
    service_period_start: datetime
    service_period_end: datetime
    amount_in_cents: int
    quantity: int


class CmInvoice(BaseModel):
    external_id: str
    date: datetime
    currency: str
    line_items: list[CmLine]


class CmInvoiceBatch(BaseModel):
    invoices: list[CmInvoice]


class CmCustomer(BaseModel):
    uuid: str
    external_id: str


class CmMrr(BaseModel):
    date: date
    mrr: int


class _ChartMogul:
    base_url = "https://api.chartmogul.com/v1"


class Customers(_ChartMogul, RestClient[CmCustomer]):
    resource = "/customers"
    envelope = "entries"
    model = CmCustomer

    def uuid_for(self, external_id: str) -> str | None:
        return next((c.uuid for c in self.list(external_id=external_id)), None)

    def import_invoices(self, uuid: str, invoices: list[CmInvoice]) -> dict[str, Any]:
        return self.create(CmInvoiceBatch(invoices=invoices), path=f"/import/customers/{uuid}/invoices")


class MrrMetrics(_ChartMogul, RestClient[CmMrr]):
    resource = "/metrics/mrr"
    envelope = "entries"
    model = CmMrr


def customers() -> Customers:
    return Customers(auth=(settings.chartmogul_key, ""))


def mrr() -> MrrMetrics:
    return MrrMetrics(auth=(settings.chartmogul_key, ""))
