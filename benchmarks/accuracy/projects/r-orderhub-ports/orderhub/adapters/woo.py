from decimal import Decimal

from woocommerce import API

from ..domain import Line, Order
from ..registry import adapter


@adapter("shop", "woo")
class WooShop:
    def __init__(self, url, key, secret):
        self.api = API(url=url, consumer_key=key, consumer_secret=secret, version="wc/v3", timeout=20)

    def _to_order(self, o):
        a = o["shipping"] if o["shipping"].get("address_1") else o["billing"]
        return Order(
            number=str(o["id"]),
            email=o["billing"]["email"],
            name=f"{a['first_name']} {a['last_name']}",
            street=a["address_1"],
            zip=a["postcode"],
            city=a["city"],
            country=a["country"],
            lines=[Line(l["sku"], l["quantity"], Decimal(str(l["price"]))) for l in o["line_items"] if l["sku"]],
        )

    def open_orders(self):
        page = 1
        while True:
            batch = self.api.get("orders", params={"status": "processing", "per_page": 50, "page": page}).json()
            if not batch:
                return
            for o in batch:
                if not any(m["key"] == "_depot_exported" for m in o["meta_data"]):
                    yield self._to_order(o)
            page += 1

    def get(self, number):
        return self._to_order(self.api.get(f"orders/{number}").json())

    def mark_exported(self, number):
        self.api.put(f"orders/{number}", {"meta_data": [{"key": "_depot_exported", "value": "1"}]})

    def complete(self, parcel):
        self.api.post(f"orders/{parcel.order_number}/notes", {"note": f"{parcel.carrier} {parcel.tracking}", "customer_note": False})
        self.api.put(f"orders/{parcel.order_number}", {"status": "completed"})
