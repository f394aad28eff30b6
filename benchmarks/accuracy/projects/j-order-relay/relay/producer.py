import threading

import requests

from .settings import SHOP, SHOPIFY_TOKEN


class OrderProducer(threading.Thread):
    def __init__(self, outbox, since):
        super().__init__(name="producer", daemon=True)
        self.outbox = outbox
        self.since = since
        self.error = None

    def pages(self):
        url = f"https://{SHOP}.myshopify.com/admin/api/2024-04/orders.json"
        params = {"status": "any", "updated_at_min": self.since, "limit": 250}
        while url:
            response = requests.get(
                url, params=params, headers={"X-Shopify-Access-Token": SHOPIFY_TOKEN}, timeout=60
            )
            response.raise_for_status()
            yield response.json()["orders"]
            url = response.links.get("next", {}).get("url")
            params = None

    def run(self):
        try:
            for orders in self.pages():
                for order in orders:
                    if order.get("email"):
                        self.outbox.put(order)
        except requests.RequestException as exc:
            self.error = exc
        finally:
            self.outbox.put(None)
