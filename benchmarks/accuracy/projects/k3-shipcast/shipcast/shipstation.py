import os
from datetime import date, timedelta
from typing import Generator

import requests

from .domain import Channel, Shipment

STORES = {412001: Channel.SHOPIFY, 412002: Channel.ETSY, 412009: Channel.WHOLESALE}


class ShipStation:
    def __init__(self):
        self._s = requests.Session()
        self._s.auth = (os.environ["SHIPSTATION_KEY"], os.environ["SHIPSTATION_SECRET"])

    def shipped_yesterday(self) -> Generator[Shipment, None, None]:
        page, pages = 1, 1
        day = (date.today() - timedelta(days=1)).isoformat()
        while page <= pages:
            r = self._s.get("https://ssapi.shipstation.com/shipments", params={
                "shipDateStart": day, "shipDateEnd": day, "page": page, "pageSize": 200, "includeShipmentItems": False,
            })
            r.raise_for_status()
            data = r.json()
            pages = data["pages"]
            for s in data["shipments"]:
                if s["voided"]:
                    continue
                store = (s.get("advancedOptions") or {}).get("storeId")
                if store in STORES:
                    yield Shipment(s["orderNumber"], STORES[store], s["trackingNumber"], s["carrierCode"],
                                   s.get("customerEmail") or "")
            page += 1
