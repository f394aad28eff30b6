import os

from woocommerce import API


class Shop:
    def __init__(self):
        self.api = API(
            url=os.environ["WOO_URL"],
            consumer_key=os.environ["WOO_KEY"],
            consumer_secret=os.environ["WOO_SECRET"],
            version="wc/v3",
            timeout=30,
        )

    def paid(self):
        page = 1
        while batch := self.api.get("orders", params={"status": "processing", "per_page": 50, "page": page}).json():
            yield from batch
            page += 1

    def mark(self, order_id, status, **meta):
        self.api.put(f"orders/{order_id}", {
            "status": status,
            "meta_data": [{"key": k, "value": v} for k, v in meta.items()],
        })

    def note(self, order_id, text):
        self.api.post(f"orders/{order_id}/notes", {"note": text, "customer_note": True})
