import json
import os
import time

import pika
import requests

from common import EXCHANGE, channel

SS = "https://ssapi.shipstation.com"
AUTH = (os.environ["SHIPSTATION_KEY"], os.environ["SHIPSTATION_SECRET"])
STATE = "publisher.state"


def last_seen():
    try:
        with open(STATE) as fh:
            return fh.read().strip()
    except FileNotFoundError:
        return time.strftime("%Y-%m-%d 00:00:00")


def shipments(since):
    page, pages = 1, 1
    while page <= pages:
        r = requests.get(f"{SS}/shipments", auth=AUTH, params={
            "createDateStart": since, "page": page, "pageSize": 200, "includeShipmentItems": "true"})
        if r.status_code == 429:
            time.sleep(int(r.headers.get("X-Rate-Limit-Reset", 20)))
            continue
        r.raise_for_status()
        doc = r.json()
        pages = doc["pages"]
        yield from doc["shipments"]
        page += 1


def main():
    ch = channel()
    while True:
        newest = since = last_seen()
        for s in shipments(since):
            body = json.dumps({
                "order": s["orderNumber"], "tracking": s["trackingNumber"], "carrier": s["carrierCode"],
                "cost": s["shipmentCost"], "phone": (s.get("shipTo") or {}).get("phone"), "at": s["createDate"]})
            ch.basic_publish(EXCHANGE, "shipment.created", body,
                             pika.BasicProperties(delivery_mode=2, content_type="application/json"))
            newest = max(newest, s["createDate"])
        with open(STATE, "w") as fh:
            fh.write(newest)
        ch.connection.sleep(120)


if __name__ == "__main__":
    main()
