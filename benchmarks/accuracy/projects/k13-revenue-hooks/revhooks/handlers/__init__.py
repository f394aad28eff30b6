from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

from ..clients import posthog, tell, vitally, xero
from ..registry import chargebee, paddle
from ..repo import from_epoch, payments
from ..settings import settings


def money(cents: int | str) -> Decimal:
    return Decimal(cents) / 100


@chargebee.on("subscription_created", "subscription_changed", "subscription_reactivated")
async def account_to_vitally(content: dict[str, Any]) -> None:
    sub, customer = content["subscription"], content["customer"]
    await vitally.call(
        "POST",
        "/accounts",
        {
            "externalId": customer["id"],
            "name": customer.get("company") or customer["email"],
            "traits": {
                "plan": sub["subscription_items"][0]["item_price_id"],
                "mrr": float(money(sub.get("mrr", 0))),
                "renews": sub.get("next_billing_at"),
            },
        },
    )


@chargebee.on("subscription_created", "subscription_changed")
async def group_to_posthog(content: dict[str, Any]) -> None:
    sub = content["subscription"]
    posthog.group_identify(
        "company",
        content["customer"]["id"],
        {"plan": sub["subscription_items"][0]["item_price_id"], "subscription_status": sub["status"]},
    )


@chargebee.on("payment_succeeded")
async def remember_payment(content: dict[str, Any]) -> None:
    txn, invoice = content["transaction"], content["invoice"]
    await payments.add(
        id=txn["id"],
        customer=txn["customer_id"],
        plan=invoice["line_items"][0].get("entity_id", "adhoc"),
        amount=money(txn["amount"]),
        paid_at=from_epoch(txn["date"]),
    )


@chargebee.on("subscription_cancelled")
async def farewell(content: dict[str, Any]) -> None:
    customer = content["customer"]
    account = await vitally.call("GET", f"/accounts/{customer['id']}")
    owner = (account.get("csm") or {}).get("name", "nobody")
    await asyncio.to_thread(
        tell,
        "churn",
        f"**{customer.get('company', customer['email'])}** cancelled. CSM: {owner}, health {account.get('healthScore')}",
    )


@paddle.on("transaction.completed")
async def book_in_xero(content: dict[str, Any]) -> None:
    """The small desktop app is sold through Paddle; they are merchant of record, so one line is all."""
    totals = content["details"]["totals"]
    if int(totals["earnings"]) <= 0:
        return
    await xero.call(
        "PUT",
        "/BankTransactions",
        {
            "Type": "RECEIVE",
            "Contact": {"Name": "Paddle.com"},
            "BankAccount": {"Code": settings.xero_bank_account},
            "Reference": content["id"],
            "LineItems": [
                {
                    "Description": content["items"][0]["price"]["description"],
                    "UnitAmount": str(money(totals["earnings"])),
                    "AccountCode": "200",
                }
            ],
        },
    )
