import base64
import os

import requests

from .base import Channel, Line, Order

API = "https://api.ebay.com"


class EbayChannel(Channel):
    key = "ebay"

    def __init__(self, page_size=100):
        self.page_size = page_size
        self.http = requests.Session()
        self.http.headers["Authorization"] = "Bearer " + self._token()

    def _token(self):
        pair = os.environ["EBAY_APP_ID"] + ":" + os.environ["EBAY_CERT_ID"]
        r = requests.post(
            API + "/identity/v1/oauth2/token",
            headers={"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()},
            data={"grant_type": "refresh_token", "refresh_token": os.environ["EBAY_REFRESH_TOKEN"]},
        )
        r.raise_for_status()
        return r.json()["access_token"]

    def fetch(self, since):
        offset = 0
        while True:
            r = self.http.get(API + "/sell/fulfillment/v1/order", params={
                "filter": "lastmodifieddate:[%sZ..],orderfulfillmentstatus:{NOT_STARTED}" % since.isoformat(timespec="milliseconds"),
                "limit": self.page_size,
                "offset": offset,
            }, timeout=40)
            r.raise_for_status()
            body = r.json()
            yield from body.get("orders", [])
            offset += self.page_size
            if offset >= body["total"]:
                break

    def parse(self, raw):
        ship = raw["fulfillmentStartInstructions"][0]["shippingStep"]["shipTo"]
        addr = ship["contactAddress"]
        return Order(
            channel=self.key,
            number=raw["orderId"],
            name=ship["fullName"],
            street=" ".join(filter(None, [addr["addressLine1"], addr.get("addressLine2")])),
            zip=addr.get("postalCode", ""),
            city=addr["city"],
            country=addr["countryCode"],
            email=ship.get("email", ""),
            lines=[Line(l["sku"], l["quantity"], float(l["lineItemCost"]["value"]) / l["quantity"])
                   for l in raw["lineItems"] if l.get("sku")],
        )
