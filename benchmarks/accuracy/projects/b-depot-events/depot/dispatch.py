import os
import time

import requests

from . import orders
from .bus import bus

ONFLEET = "https://onfleet.com/api/v2"


@bus.subscribe("arrived")
def create_stop(parcel, depot):
    order = orders.by_parcel(parcel["no"])
    if order is None:
        return
    to = order["recipient"]
    r = requests.post(
        f"{ONFLEET}/tasks",
        auth=(os.environ["ONFLEET_KEY"], ""),
        json={
            "destination": {"address": {"unparsed": f"{to['street']}, {to['zip']} {to['city']}"}},
            "recipients": [{"name": to["name"], "phone": to["phone"]}],
            "completeBefore": int((time.time() + 36 * 3600) * 1000),
            "notes": f"parcel {parcel['no']}, {parcel['weight']} kg, from {depot}",
            "quantity": 1,
        },
        timeout=20,
    )
    r.raise_for_status()
    bus.publish("planned", order=order, task=r.json())


@bus.subscribe("shelved")
def shelved(parcel, depot):
    orders.set_state(parcel["no"], "shelved")
