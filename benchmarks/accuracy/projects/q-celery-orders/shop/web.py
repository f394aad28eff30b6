import base64
import hashlib
import hmac
import os

from fastapi import FastAPI, Header, HTTPException, Request

from .schemas import WooOrder
from .tasks import book_order, welcome

app = FastAPI(title="order intake")


@app.post("/woocommerce/order-created", status_code=202)
async def order_created(request: Request, x_wc_webhook_signature: str = Header("")):
    raw = await request.body()
    digest = hmac.new(os.environ["WC_SECRET"].encode(), raw, hashlib.sha256).digest()
    if not hmac.compare_digest(base64.b64encode(digest).decode(), x_wc_webhook_signature):
        raise HTTPException(401)

    order = WooOrder.model_validate_json(raw)
    if order.status not in ("processing", "completed"):
        return {"accepted": False}
    book_order.delay(order.model_dump())
    welcome.apply_async(args=[order.billing.email, order.billing.first_name], countdown=600)
    return {"accepted": True}
