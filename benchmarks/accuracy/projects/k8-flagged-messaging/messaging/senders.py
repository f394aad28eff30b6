from __future__ import annotations

import os
from typing import Protocol

import requests
from customerio import CustomerIO, Regions

from .domain import Purchase


class Sender(Protocol):
    def purchased(self, purchase: Purchase) -> None: ...


class CustomerIoSender:
    def __init__(self) -> None:
        self.cio = CustomerIO(os.environ["CIO_SITE"], os.environ["CIO_KEY"], region=Regions.EU)

    def purchased(self, purchase: Purchase) -> None:
        self.cio.identify(id=purchase.customer_id, email=purchase.email, first_name=purchase.first_name)
        self.cio.track(purchase.customer_id, "purchase", total=purchase.total, items=list(purchase.items))


class BrazeSender:
    HOST = "https://rest.fra-01.braze.eu"

    def __init__(self) -> None:
        self.http = requests.Session()
        self.http.headers["Authorization"] = f"Bearer {os.environ['BRAZE_KEY']}"

    def purchased(self, purchase: Purchase) -> None:
        self.http.post(
            f"{self.HOST}/users/track",
            json={
                "attributes": [
                    {
                        "external_id": purchase.customer_id,
                        "email": purchase.email,
                        "first_name": purchase.first_name,
                    }
                ],
                "purchases": [
                    {
                        "external_id": purchase.customer_id,
                        "product_id": sku,
                        "currency": "EUR",
                        "price": purchase.total / max(1, len(purchase.items)),
                        "time": purchase.at,
                    }
                    for sku in purchase.items
                ],
            },
        ).raise_for_status()

    def hard_bounces(self, start: str, end: str) -> list[dict]:
        r = self.http.get(f"{self.HOST}/email/hard_bounces", params={"start_date": start, "end_date": end, "limit": 500})
        return r.json()["emails"]
