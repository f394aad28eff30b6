import json

from shopcommon import shipstation, table


def address(a):
    return {
        "name": f'{a["first_name"]} {a["last_name"]}',
        "company": a.get("company") or None,
        "street1": a["address_1"],
        "street2": a["address_2"],
        "city": a["city"],
        "state": a["state"],
        "postalCode": a["postcode"],
        "country": a["country"],
    }


def to_shipstation(o):
    return {
        "orderNumber": o["number"],
        "orderKey": f'woo-{o["id"]}',
        "orderDate": o["date"],
        "orderStatus": "awaiting_shipment",
        "customerEmail": o["billing"]["email"],
        "billTo": address(o["billing"]),
        "shipTo": address(o["shipping"]),
        "items": [
            {"lineItemKey": str(i["id"]), "sku": i["sku"], "name": i["name"],
             "quantity": i["quantity"], "unitPrice": float(i["price"])}
            for i in o["items"]
        ],
    }


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        created = shipstation("POST", "/orders/createorder", json=to_shipstation(order))
        table.update_item(
            Key={"order_id": str(order["id"])},
            UpdateExpression="SET #s = :s, shipstation_id = :i",
            ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={":s": "sent", ":i": created["orderId"]},
        )
