import base64
import json

import aws
import woo


def handler(event, context):
    body = event["body"] or ""
    raw = base64.b64decode(body) if event.get("isBase64Encoded") else body.encode()
    if not woo.signature_ok(event, raw):
        return {"statusCode": 401}
    order = json.loads(raw)
    if order["status"] != "processing":
        return {"statusCode": 200, "body": "ignored"}
    aws.enqueue(woo.slim(order))
    return {"statusCode": 202}
