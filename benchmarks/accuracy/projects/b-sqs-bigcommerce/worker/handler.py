import json
import os

import boto3
import requests

import bc

dynamo = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])

ACUMATICA = os.environ["ACUMATICA_URL"]
ENDPOINT = f"{ACUMATICA}/entity/Default/23.200.001"


def value(v):
    return {"value": v}


def erp_session():
    s = requests.Session()
    r = s.post(f"{ACUMATICA}/entity/auth/login", json={
        "name": os.environ["ACU_USER"], "password": os.environ["ACU_PASSWORD"], "company": "ACME",
    }, timeout=30)
    r.raise_for_status()
    return s


def as_sales_order(order):
    address = order["ship_to"][0] if order["ship_to"] else order["billing_address"]
    return {
        "OrderType": value("WB"),
        "CustomerID": value("WEBSHOP"),
        "ExternalRef": value(str(order["id"])),
        "ShipToAddress": {
            "AddressLine1": value(address["street_1"]),
            "City": value(address["city"]),
            "PostalCode": value(address["zip"]),
            "Country": value(address["country_iso2"]),
        },
        "Details": [
            {"InventoryID": value(l["sku"]), "OrderQty": value(l["quantity"]), "UnitPrice": value(float(l["base_price"]))}
            for l in order["lines"]
        ],
    }


def lambda_handler(event, context):
    failed = []
    erp = erp_session()
    for record in event["Records"]:
        msg = json.loads(record["body"])
        if not msg["scope"].endswith("created"):
            continue
        try:
            order = bc.full_order(msg["order_id"])
            r = erp.put(f"{ENDPOINT}/SalesOrder", json=as_sales_order(order), timeout=60)
            r.raise_for_status()
            number = r.json()["OrderNbr"]["value"]
            dynamo.put_item(Item={"pk": f"BC#{msg['order_id']}", "erp_order": number, "total": order["total_inc_tax"]})
            bc.note(msg["order_id"], f"ERP order {number}")
        except requests.HTTPError as e:
            print("failed", msg, e)
            failed.append({"itemIdentifier": record["messageId"]})
    erp.post(f"{ACUMATICA}/entity/auth/logout")
    return {"batchItemFailures": failed}
