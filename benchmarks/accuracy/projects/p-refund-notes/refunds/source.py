from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from decimal import Decimal

import stripe

log = logging.getLogger(__name__)

ZERO_DECIMAL = {"JPY", "KRW", "HUF"}


@dataclass(frozen=True)
class Refund:
    id: str
    order_number: str
    amount: Decimal
    currency: str
    reason: str
    created: datetime


class RefundSource:
    def __init__(self, api_key: str) -> None:
        stripe.api_key = api_key
        stripe.max_network_retries = 3

    def since(self, moment: datetime) -> Iterator[Refund]:
        pages = stripe.Refund.list(
            created={"gte": int(moment.timestamp())},
            expand=["data.charge"],
            limit=100,
        )
        for raw in pages.auto_paging_iter():
            if raw.status != "succeeded":
                continue
            order_number = (raw.charge.metadata or {}).get("order_number")
            if not order_number:
                log.info("refund %s without an order number, skipped", raw.id)
                continue
            yield self._to_refund(raw, order_number)

    @staticmethod
    def _to_refund(raw, order_number: str) -> Refund:
        currency = raw.currency.upper()
        amount = Decimal(raw.amount)
        if currency not in ZERO_DECIMAL:
            amount = amount / 100
        return Refund(
            id=raw.id,
            order_number=order_number,
            amount=amount,
            currency=currency,
            reason=raw.reason or "unspecified",
            created=datetime.fromtimestamp(raw.created, tz=timezone.utc),
        )
