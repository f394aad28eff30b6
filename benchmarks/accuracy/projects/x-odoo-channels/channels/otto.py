import os

import requests

from . import Channel, channel

API = "https://api.otto.market"


@channel("otto")
class OttoMarket(Channel):
    def setup(self):
        r = requests.post(API + "/v1/token", data={
            "grant_type": "client_credentials", "scope": "availability",
            "client_id": os.environ["OTTO_ID"], "client_secret": os.environ["OTTO_SECRET"]})
        r.raise_for_status()
        self.headers = {"Authorization": "Bearer " + r.json()["access_token"]}

    def handle(self, product):
        r = requests.post(API + "/v2/quantities", headers=self.headers, timeout=20, json=[
            {"sku": product["default_code"], "quantity": int(product["qty_available"])}])
        r.raise_for_status()
