from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import httpx

from instellingen import instellingen

BESTELLINGEN = """
query ($na: String, $q: String) {
  orders(first: 100, after: $na, query: $q) {
    pageInfo { hasNextPage endCursor }
    nodes { id name createdAt email totalPriceSet { shopMoney { amount currencyCode } } }
  }
}
"""


@dataclass(slots=True)
class Abonnement:
    email: str
    product: str
    status: str
    volgende: date | None
    extra: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def van_recharge(cls, ruw: dict[str, Any]) -> Abonnement:
        volgende = ruw.get("next_charge_scheduled_at")
        return cls(
            email=ruw["email"],
            product=ruw["product_title"],
            status=ruw["status"],
            volgende=date.fromisoformat(volgende[:10]) if volgende else None,
        )


async def abonnementen() -> AsyncIterator[Abonnement]:
    cfg = instellingen()
    headers = {
        "X-Recharge-Access-Token": cfg.recharge_token.get_secret_value(),
        "X-Recharge-Version": "2021-11",
    }
    async with httpx.AsyncClient(base_url="https://api.rechargeapps.com", headers=headers) as c:
        cursor: str | None = None
        while True:
            params = {"limit": 250} | ({"cursor": cursor} if cursor else {"status": "active"})
            r = await c.get("/subscriptions", params=params)
            r.raise_for_status()
            body = r.json()
            for ruw in body["subscriptions"]:
                yield Abonnement.van_recharge(ruw)
            if not (cursor := body.get("next_cursor")):
                break


async def bestellingen(sinds: date) -> list[dict[str, Any]]:
    cfg = instellingen()
    url = f"https://{cfg.shopify_shop}.myshopify.com/admin/api/2024-04/graphql.json"
    uit: list[dict[str, Any]] = []
    na: str | None = None
    async with httpx.AsyncClient(
        headers={"X-Shopify-Access-Token": cfg.shopify_token.get_secret_value()}
    ) as c:
        while True:
            r = await c.post(
                url,
                json={"query": BESTELLINGEN, "variables": {"na": na, "q": f"created_at:>={sinds}"}},
            )
            blok = r.raise_for_status().json()["data"]["orders"]
            uit.extend(blok["nodes"])
            if not blok["pageInfo"]["hasNextPage"]:
                return uit
            na = blok["pageInfo"]["endCursor"]


async def beoordelingen() -> list[dict[str, Any]]:
    cfg = instellingen()
    async with httpx.AsyncClient() as c:
        r = await c.get(
            f"https://api.trustpilot.com/v1/business-units/{cfg.trustpilot_unit}/reviews",
            params={"apikey": cfg.trustpilot_key.get_secret_value(), "perPage": 100},
        )
    return r.raise_for_status().json()["reviews"]
