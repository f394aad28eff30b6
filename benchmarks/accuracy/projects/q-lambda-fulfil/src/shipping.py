import os

import requests


class ShipStation:
    url = "https://ssapi.shipstation.com"

    def __init__(self):
        self.auth = (os.environ.get("SHIPSTATION_KEY", ""), os.environ.get("SHIPSTATION_SECRET", ""))

    def create_order(self, order):
        r = requests.post(f"{self.url}/orders/createorder", json=order, auth=self.auth, timeout=20)
        r.raise_for_status()
        return r.json()
