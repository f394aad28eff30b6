import os
import uuid

import requests

from .base import Channel


class Walmart(Channel):
    name = "walmart"

    def set_qty(self, sku, qty):
        qty = 0 if os.getenv("WALMART_PAUSED") else qty
        requests.put(
            "https://marketplace.walmartapis.com/v3/inventory", params={"sku": sku},
            headers={"WM_SEC.ACCESS_TOKEN": os.environ["WM_TOKEN"], "WM_QOS.CORRELATION_ID": str(uuid.uuid4()),
                     "WM_SVC.NAME": "Walmart Marketplace", "Accept": "application/json"},
            json={"sku": sku, "quantity": {"unit": "EACH", "amount": qty}},
        ).raise_for_status()
