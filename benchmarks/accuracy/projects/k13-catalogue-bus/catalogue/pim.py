"""Akeneo, read mostly."""
from __future__ import annotations

import os
from decimal import Decimal
from typing import Iterator

import requests

from .config import load_config
from .model import Image, Product


class Pim:
    def __init__(self) -> None:
        self.conf = load_config().akeneo
        self.http = requests.Session()
        r = requests.post(
            f"{self.conf.url}/api/oauth/v1/token",
            auth=(os.environ["AKENEO_CLIENT"], os.environ["AKENEO_SECRET"]),
            json={
                "grant_type": "password",
                "username": os.environ["AKENEO_USER"],
                "password": os.environ["AKENEO_PASSWORD"],
            },
        )
        self.http.headers["Authorization"] = f"Bearer {r.json()['access_token']}"

    def _value(self, raw: dict, attribute: str):
        for v in raw["values"].get(attribute, []):
            if v["locale"] in (None, self.conf.locale) and v["scope"] in (None, self.conf.channel):
                return v["data"]
        return None

    def changed(self, since: str) -> Iterator[Product]:
        url = f"{self.conf.url}/api/rest/v1/products"
        params = {
            "search": f'{{"updated":[{{"operator":">","value":"{since}"}}],"enabled":[{{"operator":"=","value":true}}]}}',
            "pagination_type": "search_after",
            "limit": 100,
        }
        while url:
            page = self.http.get(url, params=params).json()
            for raw in page["_embedded"]["items"]:
                yield self._product(raw)
            url, params = page["_links"].get("next", {}).get("href"), None

    def _product(self, raw: dict) -> Product:
        prices = {p["currency"]: p["amount"] for p in self._value(raw, "price") or []}
        media = self._value(raw, "packshot")
        return Product(
            sku=raw["identifier"],
            name=self._value(raw, "name") or raw["identifier"],
            family=raw["family"],
            price=Decimal(prices["EUR"]) if "EUR" in prices else None,
            image=Image(media, f"{self.conf.url}/api/rest/v1/media-files/{media}/download") if media else None,
            categories=raw["categories"],
        )

    def picture(self, image: Image) -> bytes:
        return self.http.get(image.url).content

    def set_rating(self, sku: str, stars: float) -> None:
        self.http.patch(
            f"{self.conf.url}/api/rest/v1/products/{sku}",
            json={"values": {"rating": [{"locale": None, "scope": None, "data": f"{stars:.1f}"}]}},
        ).raise_for_status()
