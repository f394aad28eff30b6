import os

import requests
import shopify
from pyairtable import Api

API_VERSION = "2024-01"


def shopify_orders(status="unfulfilled"):
    session = shopify.Session(os.environ["SHOP_URL"], API_VERSION, os.environ["SHOPIFY_TOKEN"])
    shopify.ShopifyResource.activate_session(session)
    page = shopify.Order.find(status="open", fulfillment_status=status, limit=250)
    while True:
        for o in page:
            yield o.to_dict()
        if not page.has_next_page():
            break
        page = page.next_page()


def sku_weights():
    table = Api(os.environ["AIRTABLE_KEY"]).table(os.environ["AIRTABLE_BASE"], "SKUs")
    return {r["fields"]["SKU"]: r["fields"].get("Weight g", 0) for r in table.all(fields=["SKU", "Weight g"])}


class Gorgias:
    def __init__(self):
        self.base = "https://%s.gorgias.com/api" % os.environ["GORGIAS_DOMAIN"]
        self.auth = (os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"])

    def open_emails(self):
        r = requests.get(self.base + "/tickets", params={"limit": 100}, auth=self.auth)
        r.raise_for_status()
        return {t["customer"]["email"] for t in r.json()["data"] if t["status"] == "open"}


class ShipStation:
    url = "https://ssapi.shipstation.com"

    def __init__(self):
        self.s = requests.Session()
        self.s.auth = (os.environ["SS_KEY"], os.environ["SS_SECRET"])

    def create(self, order):
        r = self.s.post(self.url + "/orders/createorder", json=order)
        r.raise_for_status()
        return r.json()
