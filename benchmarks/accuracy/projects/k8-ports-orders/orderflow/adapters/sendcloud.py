from __future__ import annotations

from datetime import datetime
from typing import Iterator

import httpx

from ..domain import Order, Shipment


class SendcloudShipping:
    def __init__(self, public_key: str, secret_key: str) -> None:
        self._http = httpx.Client(
            base_url="https://panel.sendcloud.sc/api/v2",
            auth=(public_key, secret_key),
            timeout=30,
        )

    def book(self, order: Order) -> None:
        to = order.ship_to
        self._http.post(
            "/parcels",
            json={
                "parcel": {
                    "name": to.name,
                    "address": to.street,
                    "city": to.city,
                    "postal_code": to.postcode,
                    "country": to.country,
                    "telephone": to.phone,
                    "email": order.email,
                    "order_number": order.reference,
                    "weight": f"{order.weight_kg:.3f}",
                    "request_label": False,
                }
            },
        ).raise_for_status()

    def shipped_since(self, since: datetime) -> Iterator[Shipment]:
        params: dict | None = {"updated_after": since.isoformat(), "limit": 100}
        url: str | None = "/parcels"
        while url:
            body = self._http.get(url, params=params).raise_for_status().json()
            for p in body["parcels"]:
                if not p.get("tracking_number"):
                    continue
                yield Shipment(
                    order_reference=p["order_number"],
                    carrier=p["carrier"]["code"],
                    tracking_number=p["tracking_number"],
                    tracking_url=p["tracking_url"],
                )
            url, params = body.get("next"), None
