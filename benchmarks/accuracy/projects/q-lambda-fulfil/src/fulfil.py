import json
import logging
from datetime import datetime, timezone

from shipping import ShipStation
from store import remember

log = logging.getLogger()
log.setLevel(logging.INFO)

shipstation = ShipStation()


def address(raw):
    return {
        "name": raw["name"],
        "street1": raw["address1"],
        "street2": raw.get("address2"),
        "city": raw["city"],
        "postalCode": raw["zip"],
        "country": raw["country_code"],
    }


def process(message):
    order = {
        "orderNumber": message["order_number"],
        "orderDate": datetime.now(timezone.utc).isoformat(),
        "orderStatus": "awaiting_shipment",
        "customerEmail": message["email"],
        "billTo": address(message["ship_to"]),
        "shipTo": address(message["ship_to"]),
        "items": [
            {"sku": line["sku"], "name": line["title"], "quantity": line["qty"],
             "unitPrice": line["price"]}
            for line in message["lines"]
        ],
    }
    created = shipstation.create_order(order)
    remember(created["orderKey"], created["orderId"])


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            process(json.loads(record["body"]))
        except Exception:
            log.exception("message %s", record["messageId"])
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
