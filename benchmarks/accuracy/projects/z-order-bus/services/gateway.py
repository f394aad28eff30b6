import base64
import hashlib
import hmac
import os

from fastapi import FastAPI, Header, HTTPException, Request

from common.bus import publish
from common.events import ORDERS, Line, OrderPlaced

app = FastAPI()
SECRET = os.environ.get("SHOPIFY_WEBHOOK_SECRET", "").encode()


@app.post("/webhooks/orders")
async def orders(request: Request, x_shopify_hmac_sha256: str = Header(...)):
    raw = await request.body()
    digest = base64.b64encode(hmac.new(SECRET, raw, hashlib.sha256).digest()).decode()
    if not hmac.compare_digest(digest, x_shopify_hmac_sha256):
        raise HTTPException(401)
    doc = await request.json()
    event = OrderPlaced(
        order_id=str(doc["id"]),
        number=doc["name"],
        email=doc.get("email"),
        currency=doc["currency"],
        total=float(doc["total_price"]),
        lines=[Line(sku=li["sku"] or "MISC", qty=li["quantity"], price=float(li["price"])) for li in doc["line_items"]],
    )
    publish(ORDERS, event.order_id, event.dict())
    return {"accepted": event.order_id}
