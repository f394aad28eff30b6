from __future__ import annotations

from contextlib import asynccontextmanager
from typing import AsyncIterator

import httpx
from fastapi import FastAPI, Request

from .schemas import Attendee, Booking, Invoice
from .settings import settings


class FreeAgent:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def contact_url(self, customer_id: str) -> str:
        """Contacts carry our billing id in the 'organisation name' as 'Acme Ltd [cus_123]'."""
        r = await self._http.get("/v2/contacts", params={"view": "active", "per_page": 100})
        r.raise_for_status()
        for c in r.json()["contacts"]:
            if c.get("organisation_name", "").endswith(f"[{customer_id}]"):
                return c["url"]
        raise LookupError(customer_id)

    async def create_invoice(self, inv: Invoice) -> None:
        body = {
            "contact": await self.contact_url(inv.customer_id),
            "reference": inv.id,
            "dated_on": inv.date.date().isoformat(),
            "currency": inv.currency_code,
            "payment_terms_in_days": 14,
            "invoice_items": [
                {
                    "description": li.description,
                    "quantity": li.quantity,
                    "price": f"{li.unit_amount / 100:.2f}",
                    "sales_tax_rate": li.tax_rate,
                }
                for li in inv.line_items
            ],
        }
        (await self._http.post("/v2/invoices", json={"invoice": body})).raise_for_status()


class Attio:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def assert_person(self, who: Attendee) -> str:
        r = await self._http.put(
            "/v2/objects/people/records",
            params={"matching_attribute": "email_addresses"},
            json={"data": {"values": {"email_addresses": [who.email], "name": who.name}}},
        )
        r.raise_for_status()
        return r.json()["data"]["id"]["record_id"]

    async def note(self, record_id: str, booking: Booking) -> None:
        lines = [f"{k}: {v.get('value')}" for k, v in booking.responses.items()]
        await self._http.post(
            "/v2/notes",
            json={
                "data": {
                    "parent_object": "people",
                    "parent_record_id": record_id,
                    "title": f"{booking.title} on {booking.startTime:%d %b %H:%M}",
                    "format": "plaintext",
                    "content": "\n".join(lines) or "-",
                }
            },
        )


def _client(base_url: str, token: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=base_url, headers={"Authorization": f"Bearer {token}"}, timeout=20)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    s = settings()
    async with (
        _client("https://api.freeagent.com", s.freeagent_token.get_secret_value()) as fa,
        _client("https://api.attio.com", s.attio_token.get_secret_value()) as at,
    ):
        app.state.freeagent = FreeAgent(fa)
        app.state.attio = Attio(at)
        yield


def get_freeagent(request: Request) -> FreeAgent:
    return request.app.state.freeagent


def get_attio(request: Request) -> Attio:
    return request.app.state.attio
