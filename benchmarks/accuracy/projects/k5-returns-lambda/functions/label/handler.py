import json
import os

import boto3
import requests

table = boto3.resource("dynamodb").Table(os.environ["LABEL_TABLE"])
AUTH = (os.environ["SHIPSTATION_KEY"], os.environ["SHIPSTATION_SECRET"])


def address(a):
    return {
        "name": "{} {}".format(a["first_name"], a["last_name"]),
        "street1": a["address_1"],
        "street2": a.get("address_2"),
        "city": a["city"],
        "postalCode": a["postcode"],
        "country": a["country"],
    }


def run(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        to = address(order["ship_to"])
        resp = requests.post(
            "https://ssapi.shipstation.com/orders/createorder",
            auth=AUTH,
            json={
                "orderNumber": order["number"],
                "orderDate": order["date"],
                "orderStatus": "awaiting_shipment",
                "billTo": to,
                "shipTo": to,
                "items": [{"sku": i["sku"], "name": i["name"], "quantity": i["qty"]} for i in order["items"]],
            },
            timeout=20,
        )
        resp.raise_for_status()
        table.put_item(Item={"id": order["number"], "shipstation_id": resp.json()["orderId"]})
