"""Shipped labels of the last hours into the lookup table, so that the tracking hook finds the order."""
from datetime import datetime, timedelta

from opslib import put_shipment, shipstation


def handler(event, context):
    since = (datetime.utcnow() - timedelta(hours=3)).strftime("%Y-%m-%d %H:%M")
    page, n = 1, 0
    while True:
        data = shipstation("GET", "/shipments", fields={
            "createDateStart": since, "page": str(page), "pageSize": "200"})
        for s in data["shipments"]:
            if s["voided"] or not s["trackingNumber"]:
                continue
            put_shipment(
                s["trackingNumber"],
                gid=s["orderKey"],
                name=s["orderNumber"],
                email=s["customerEmail"],
                carrier=s["carrierCode"],
            )
            n += 1
        if page >= data["pages"]:
            break
        page += 1
    print("stored", n)
