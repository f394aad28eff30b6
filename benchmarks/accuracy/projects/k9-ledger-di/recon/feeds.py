from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Iterator

import gocardless_pro
import requests

from .ports import Payment


class GoCardlessFeed:
    def __init__(self, token: str):
        self._client = gocardless_pro.Client(access_token=token, environment="live")

    def payments(self, since: date) -> Iterator[Payment]:
        for p in self._client.payments.all(params={"status": "paid_out", "created_at[gte]": f"{since}T00:00:00Z"}):
            yield Payment(
                id=p.id,
                reference=p.reference or p.metadata.get("invoice", ""),
                payer=p.description or "",
                amount=Decimal(p.amount) / 100,
                booked=date.fromisoformat(p.charge_date),
            )


class WiseFeed:
    HOST = "https://api.transferwise.com"

    def __init__(self, token: str, profile: int, balance: int):
        self._s = requests.Session()
        self._s.headers["Authorization"] = f"Bearer {token}"
        self._path = f"/v1/profiles/{profile}/balance-statements/{balance}/statement.json"

    def payments(self, since: date) -> Iterator[Payment]:
        r = self._s.get(self.HOST + self._path, params={
            "currency": "SEK",
            "intervalStart": f"{since}T00:00:00.000Z",
            "intervalEnd": f"{date.today()}T23:59:59.999Z",
            "type": "COMPACT",
        })
        r.raise_for_status()
        for t in r.json()["transactions"]:
            if t["type"] != "CREDIT":
                continue
            yield Payment(
                id=t["referenceNumber"],
                reference=t["details"].get("paymentReference", ""),
                payer=t["details"].get("senderName", ""),
                amount=Decimal(str(t["amount"]["value"])),
                booked=date.fromisoformat(t["date"][:10]),
            )
