from typing import Any, Awaitable, Callable

import httpx

from .notify import notify
from .settings import get_settings

HANDLERS: dict[str, Callable[[dict[str, Any]], Awaitable[None]]] = {}


def on(event_type: str):
    def wrap(fn):
        HANDLERS[event_type] = fn
        return fn
    return wrap


@on("invoice.paid")
async def book_payment(invoice: dict[str, Any]) -> None:
    s = get_settings()
    payment = {
        "Invoice": {"InvoiceNumber": invoice["number"]},
        "Account": {"Code": s.xero_bank_account},
        "Amount": invoice["amount_paid"] / 100,
        "Reference": invoice["charge"],
    }
    async with httpx.AsyncClient() as http:
        r = await http.put(
            "https://api.xero.com/api.xro/2.0/Payments",
            json={"Payments": [payment]},
            headers={
                "Authorization": f"Bearer {s.xero_token}",
                "xero-tenant-id": s.xero_tenant,
                "Accept": "application/json",
            },
        )
        r.raise_for_status()


@on("charge.dispute.created")
async def dispute(obj: dict[str, Any]) -> None:
    amount = f"{obj['amount'] / 100:.2f} {obj['currency'].upper()}"
    await notify(f":warning: Dispute {obj['id']} over {amount}, reason: {obj['reason']}")
