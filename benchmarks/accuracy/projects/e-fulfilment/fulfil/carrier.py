import os
from collections import namedtuple

import requests

Parcel = namedtuple("Parcel", "id tracking_number tracking_url label")


class Sendcloud:
    url = "https://panel.sendcloud.sc/api/v2/parcels"

    def __init__(self):
        self.auth = os.environ["SENDCLOUD_PUBLIC"], os.environ["SENDCLOUD_SECRET"]

    def announce(self, address, weight, reference, method_id):
        r = requests.post(self.url, auth=self.auth, json={"parcel": {
            **address,
            "weight": f"{weight:.3f}",
            "order_number": reference,
            "shipment": {"id": method_id},
            "request_label": True,
        }})
        r.raise_for_status()
        p = r.json()["parcel"]
        return Parcel(p["id"], p["tracking_number"], p["tracking_url"], p["label"]["normal_printer"][0])
