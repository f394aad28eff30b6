"""Card providers. `spend(start, end)` is the same for all of them."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import requests

from .models import CardSpend
from .settings import BrexSettings, RampSettings


class CardProvider:
    path: str

    def __init__(self, cfg: BrexSettings | RampSettings) -> None:
        self.cfg = cfg
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {cfg.token.get_secret_value()}"

    def spend(self, start: date, end: date) -> list[CardSpend]:
        return [self.parse(raw) for raw in self._iter(self.query(start, end))]

    def _iter(self, params: dict[str, Any]) -> Iterator[dict]:
        url = self.cfg.url + self.path
        while url:
            body = self._get(url, params)
            yield from self.items(body)
            url, params = self.next_page(body, params)

    def _get(self, url: str, params: dict[str, Any]) -> dict:
        resp = self.session.get(url, params=params, timeout=60)
        resp.raise_for_status()
        return resp.json()

    # --- differ per provider
    def query(self, start, end): raise NotImplementedError
    def items(self, body): raise NotImplementedError
    def next_page(self, body, params): raise NotImplementedError
    def parse(self, raw): raise NotImplementedError


class Brex(CardProvider):
    path = "/v1/expenses/card"

    def query(self, start, end):
        return {"purchased_at_start": f"{start}T00:00:00", "purchased_at_end": f"{end}T23:59:59",
                "expand[]": ["merchant", "user"], "limit": 100}

    def items(self, body):
        return body["items"]

    def next_page(self, body, params):
        cur = body.get("next_cursor")
        return (self.cfg.url + self.path, {**params, "cursor": cur}) if cur else (None, {})

    def parse(self, raw):
        return CardSpend(
            provider="brex", ext_id=raw["id"], day=raw["purchased_at"][:10],
            merchant=raw["merchant"]["raw_descriptor"],
            holder=f"{raw['user']['first_name']} {raw['user']['last_name']}",
            amount=Decimal(raw["billing_amount"]["amount"]) / 100, memo=raw.get("memo") or "")


class Ramp(CardProvider):
    path = "/transactions"

    def query(self, start, end):
        return {"from_date": f"{start}T00:00:00", "to_date": f"{end}T23:59:59", "page_size": 100}

    def items(self, body):
        return body["data"]

    def next_page(self, body, params):
        return body["page"].get("next"), {}

    def parse(self, raw):
        h = raw["card_holder"]
        return CardSpend(
            provider="ramp", ext_id=raw["id"], day=raw["user_transaction_time"][:10],
            merchant=raw["merchant_name"], holder=f"{h['first_name']} {h['last_name']}",
            amount=Decimal(str(raw["amount"])), memo=raw.get("memo") or "",
            has_receipt=bool(raw["receipts"]))
