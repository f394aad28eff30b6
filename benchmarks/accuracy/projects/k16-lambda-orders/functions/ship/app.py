import json
from datetime import datetime, timezone

from opslib import shipstation


def to_shipstation(msg):
    a = msg["address"]
    addr = {
        "name": a["name"], "street1": a["address1"], "street2": a.get("address2"), "city": a["city"],
        "postalCode": a["zip"], "country": a["country_code"], "phone": a.get("phone"),
    }
    return {
        "orderNumber": msg["name"],
        "orderKey": msg["gid"],
        "orderDate": datetime.now(timezone.utc).isoformat(),
        "orderStatus": "awaiting_shipment",
        "customerEmail": msg["email"],
        "billTo": addr,
        "shipTo": addr,
        "items": msg["items"],
    }


def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            shipstation("POST", "/orders/createorder", to_shipstation(json.loads(record["body"])))
        except Exception as exc:  # noqa: BLE001
            print("ERROR", exc)
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
