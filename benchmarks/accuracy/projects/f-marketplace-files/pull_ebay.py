import json
import os

import requests

from paths import EBAY_JSON

API = "https://api.ebay.com/sell/fulfillment/v1/order"


def token():
    r = requests.post(
        "https://api.ebay.com/identity/v1/oauth2/token",
        auth=(os.environ["EBAY_APP"], os.environ["EBAY_CERT"]),
        data={"grant_type": "refresh_token", "refresh_token": os.environ["EBAY_REFRESH"]},
    )
    return r.json()["access_token"]


def main():
    h = {"Authorization": "Bearer " + token()}
    orders, offset = [], 0
    while True:
        page = requests.get(API, headers=h, params={
            "filter": "orderfulfillmentstatus:{FULFILLED}", "limit": 200, "offset": offset}).json()
        orders += page["orders"]
        offset += 200
        if offset >= page["total"]:
            break
    EBAY_JSON.write_text(json.dumps(orders))


if __name__ == "__main__":
    main()
