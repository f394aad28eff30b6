import os

import requests

from db import Item, Session

HEAD = {
    "api-auth-accountid": os.environ["CIN7_ACCOUNT"],
    "api-auth-applicationkey": os.environ["CIN7_KEY"],
}


def availability():
    page = 1
    while True:
        r = requests.get("https://inventory.dearsystems.com/ExternalApi/v2/ref/productavailability",
                         headers=HEAD, params={"Page": page, "Limit": 500})
        r.raise_for_status()
        chunk = r.json()["ProductAvailabilityList"]
        if not chunk:
            break
        yield from chunk
        page += 1


with Session.begin() as s:
    for a in availability():
        s.merge(Item(sku=a["SKU"], on_hand=int(a["Available"])))
