import base64
import hashlib
import hmac
import os


def signature_ok(event, raw):
    given = event["headers"].get("x-wc-webhook-signature", "")
    mac = hmac.new(os.environ["WOO_SECRET"].encode(), raw, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(mac).decode(), given)


def slim(order):
    """Only what the other functions need, a Woo order is huge"""
    s = order["shipping"]
    if not s.get("address_1"):
        s = order["billing"]
    return {
        "order_id": str(order["id"]),
        "number": order["number"],
        "date": order["date_created_gmt"] + "Z",
        "email": order["billing"]["email"],
        "total": order["total"],
        "ship_to": {
            "name": f"{s['first_name']} {s['last_name']}",
            "street1": s["address_1"],
            "city": s["city"],
            "postalCode": s["postcode"],
            "country": s["country"],
        },
        "items": [
            {"sku": li["sku"], "name": li["name"], "quantity": li["quantity"]}
            for li in order["line_items"]
        ],
    }
