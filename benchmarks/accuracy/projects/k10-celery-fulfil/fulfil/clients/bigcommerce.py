import os

import requests

AWAITING_FULFILMENT = 11
SHIPPED = 2


class BigCommerce:
    def __init__(self):
        self.url = f"https://api.bigcommerce.com/stores/{os.environ['BC_STORE_HASH']}/v2"
        self.session = requests.Session()
        self.session.headers.update(
            {"X-Auth-Token": os.environ["BC_TOKEN"], "Accept": "application/json"}
        )

    def _get(self, path, **params):
        r = self.session.get(f"{self.url}/{path}", params=params, timeout=30)
        if r.status_code == 204:  # v2 answers 204 for "no rows"
            return []
        r.raise_for_status()
        return r.json()

    def orders_to_ship(self):
        for order in self._get("orders", status_id=AWAITING_FULFILMENT, limit=50):
            order["addresses"] = self._get(f"orders/{order['id']}/shipping_addresses")
            order["items"] = self._get(f"orders/{order['id']}/products")
            yield order

    def add_shipment(self, order_id, address_id, items, tracking_number):
        payload = {
            "order_address_id": address_id,
            "tracking_number": tracking_number,
            "shipping_provider": "usps",
            "items": items,
        }
        r = self.session.post(f"{self.url}/orders/{order_id}/shipments", json=payload, timeout=30)
        r.raise_for_status()
        return r.json()["id"]
