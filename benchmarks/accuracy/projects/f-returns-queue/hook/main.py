import base64
import hashlib
import hmac
import json
import os

from fastapi import FastAPI, Header, HTTPException, Request
from google.cloud import pubsub_v1

app = FastAPI()
publisher = pubsub_v1.PublisherClient()
TOPIC = publisher.topic_path(os.environ["GCP_PROJECT"], "refunds")
SECRET = os.environ["SHOPIFY_WEBHOOK_SECRET"].encode()


@app.post("/shopify/refunds-create", status_code=204)
async def refund(req: Request, x_shopify_hmac_sha256: str = Header()):
    raw = await req.body()
    mine = base64.b64encode(hmac.new(SECRET, raw, hashlib.sha256).digest()).decode()
    if not hmac.compare_digest(mine, x_shopify_hmac_sha256):
        raise HTTPException(401)
    data = json.loads(raw)
    msg = {
        "refund_id": data["id"],
        "order_id": data["order_id"],
        "note": data.get("note"),
        "lines": [
            {"sku": l["line_item"]["sku"], "qty": l["quantity"], "amount": l["subtotal"]}
            for l in data["refund_line_items"]
        ],
    }
    publisher.publish(TOPIC, json.dumps(msg).encode(), kind="refund").result(timeout=10)
