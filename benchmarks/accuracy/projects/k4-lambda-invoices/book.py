"""Lambda 2: DynamoDB stream -> Moneybird purchase invoice."""
import json
import os
import urllib.request

from boto3.dynamodb.types import TypeDeserializer

_de = TypeDeserializer().deserialize
BASE = "https://moneybird.com/api/v2/" + os.environ["MB_ADMINISTRATION"]


def call(method, path, payload=None):
    data = None if payload is None else json.dumps(payload, default=str).encode()
    req = urllib.request.Request(BASE + path, data=data, method=method, headers={
        "Authorization": "Bearer " + os.environ["MB_TOKEN"], "Content-Type": "application/json"})
    with urllib.request.urlopen(req, timeout=20) as resp:
        return json.load(resp)


def contacts():
    return {c["company_name"].lower(): c["id"] for c in call("GET", "/contacts.json?per_page=100")}


def rows(event):
    for rec in event["Records"]:
        if rec["eventName"] != "INSERT":
            continue
        image = rec["dynamodb"]["NewImage"]
        yield {k: _de(v) for k, v in image.items()}


def handler(event, context):
    known = contacts()
    for row in rows(event):
        vendor = row.get("vendor", "").lower()
        call("POST", "/documents/purchase_invoices.json", {"purchase_invoice": {
            "contact_id": known.get(vendor),
            "reference": row.get("number", row["pk"]),
            "due_date": row.get("due"),
            "details_attributes": [{"description": row["pk"], "price": row["total"]}],
        }})
