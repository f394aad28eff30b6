import logging
import os

import requests

import topics

log = logging.getLogger("lifecycle")
HEADERS = {
    "Authorization": "Klaviyo-API-Key " + os.environ.get("KLAVIYO_KEY", ""),
    "revision": "2024-02-15",
}


def event(order):
    return {"data": {"type": "event", "attributes": {
        "metric": {"data": {"type": "metric", "attributes": {"name": "Order Updated"}}},
        "profile": {"data": {"type": "profile", "attributes": {"email": order["email"]}}},
        "value": order["total"],
        "unique_id": str(order["id"]),
        "properties": {"order": order["number"], "skus": [i["sku"] for i in order["items"]]},
    }}}


def run():
    for _, order in topics.stream("lifecycle", topics.ORDERS):
        if not order["email"]:
            continue
        r = requests.post("https://a.klaviyo.com/api/events/", json=event(order), headers=HEADERS, timeout=15)
        if r.status_code >= 400:
            log.error("klaviyo %s %s", r.status_code, r.text[:200])


if __name__ == "__main__":
    run()
