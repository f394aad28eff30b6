import os
import time
from datetime import datetime, timedelta, timezone

import requests


class BaseClient:
    base_url = ""
    max_tries = 5

    def __init__(self):
        self.session = requests.Session()
        self.authenticate()

    def authenticate(self):
        raise NotImplementedError

    def _call(self, method, path, **kw):
        for attempt in range(self.max_tries):
            r = self.session.request(method, self.base_url + path, timeout=45, **kw)
            if r.status_code in (429, 502, 503):
                time.sleep(float(r.headers.get("Retry-After", 2 ** attempt)))
                continue
            r.raise_for_status()
            return r.json() if r.content else {}
        raise RuntimeError(f"{self.base_url}{path}: gave up")

    def get(self, path, **params):
        return self._call("GET", path, params=params)

    def post(self, path, body):
        return self._call("POST", path, json=body)


class Shopify(BaseClient):
    def authenticate(self):
        self.base_url = f"https://{os.environ['SHOPIFY_STORE']}.myshopify.com/admin/api/2024-10"
        self.session.headers["X-Shopify-Access-Token"] = os.environ["SHOPIFY_TOKEN"]

    def unshipped(self):
        return self.get("/orders.json", status="open", financial_status="paid",
                        fulfillment_status="unfulfilled", limit=250)["orders"]

    def open_fulfillment_orders(self, order_id):
        fos = self.get(f"/orders/{order_id}/fulfillment_orders.json")["fulfillment_orders"]
        return [f["id"] for f in fos if f["status"] in ("open", "in_progress")]

    def fulfil(self, fo_ids, number, company):
        return self.post("/fulfillments.json", {"fulfillment": {
            "line_items_by_fulfillment_order": [{"fulfillment_order_id": i} for i in fo_ids],
            "tracking_info": {"number": number, "company": company},
            "notify_customer": True,
        }})


class ShipStation(BaseClient):
    base_url = "https://ssapi.shipstation.com"

    def authenticate(self):
        self.session.auth = (os.environ["SS_KEY"], os.environ["SS_SECRET"])

    def create_order(self, order):
        return self.post("/orders/createorder", order)

    def shipments(self, hours):
        start = datetime.now(timezone.utc) - timedelta(hours=hours)
        page = 1
        while True:
            d = self.get("/shipments", createDateStart=start.strftime("%Y-%m-%d %H:%M"), page=page, pageSize=500)
            yield from d["shipments"]
            if page >= d["pages"]:
                break
            page += 1
