import base64
import hashlib
import hmac
import json
import os

import pika
from fastapi import FastAPI, Header, HTTPException, Request

app = FastAPI()
SECRET = os.environ.get("SHOPIFY_WEBHOOK_SECRET", "").encode()


def publish(routing_key, body):
    conn = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
    ch = conn.channel()
    ch.exchange_declare("orders", "topic", durable=True)
    ch.basic_publish("orders", routing_key, body, pika.BasicProperties(delivery_mode=2, content_type="application/json"))
    conn.close()


@app.post("/webhooks/{topic:path}")
async def webhook(topic: str, request: Request, x_shopify_hmac_sha256: str = Header("")):
    raw = await request.body()
    digest = base64.b64encode(hmac.new(SECRET, raw, hashlib.sha256).digest()).decode()
    if not hmac.compare_digest(digest, x_shopify_hmac_sha256):
        raise HTTPException(401)
    order = json.loads(raw)
    message = {"id": order["id"], "number": order["name"], "email": order["email"], "total": order["total_price"],
               "items": [{"sku": li["sku"], "qty": li["quantity"], "price": li["price"]} for li in order["line_items"]]}
    publish(topic.replace("/", "."), json.dumps(message))
    return {"ok": True}
