import base64
import hashlib
import hmac
import json
import os

from common import send_order


def valid(event):
    digest = hmac.new(os.environ["SHOPIFY_SECRET"].encode(), event["body"].encode(), hashlib.sha256)
    expected = base64.b64encode(digest.digest()).decode()
    return hmac.compare_digest(expected, event["headers"].get("X-Shopify-Hmac-Sha256", ""))


def handler(event, context):
    if not valid(event):
        return {"statusCode": 401}
    o = json.loads(event["body"])
    send_order({
        "id": o["id"],
        "name": o["name"],
        "email": o["email"],
        "total": o["total_price"],
        "address": o["shipping_address"],
        "lines": [
            {"sku": li["sku"], "quantity": li["quantity"], "price": li["price"],
             "partner_line_item_id": str(li["id"])}
            for li in o["line_items"]
        ],
    })
    return {"statusCode": 200}
