import base64
import hashlib
import hmac
import json
import os

from opslib import enqueue


def handler(event, context):
    raw = base64.b64decode(event["body"]) if event.get("isBase64Encoded") else event["body"].encode()
    want = base64.b64encode(hmac.new(os.environ["SHOPIFY_SECRET"].encode(), raw, hashlib.sha256).digest())
    if not hmac.compare_digest(want, event["headers"].get("x-shopify-hmac-sha256", "").encode()):
        return {"statusCode": 401}

    order = json.loads(raw)
    if not any(li["requires_shipping"] for li in order["line_items"]):
        return {"statusCode": 200, "body": "digital"}
    enqueue({
        "gid": order["admin_graphql_api_id"],
        "name": order["name"],
        "email": order["email"],
        "address": order["shipping_address"],
        "items": [{"sku": li["sku"], "name": li["name"], "quantity": li["quantity"]} for li in order["line_items"]],
    })
    return {"statusCode": 200}
