import hashlib
import hmac
import json
import os

from fastapi import FastAPI, HTTPException, Request

from hooks import alerts, handlers  # noqa: F401
from hooks.registry import dispatch

app = FastAPI()


def _valid(body: bytes, header: str) -> bool:
    secret = os.environ["GREENHOUSE_WEBHOOK_SECRET"].encode()
    digest = hmac.new(secret, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"sha256 {digest}", header)


@app.post("/webhooks/greenhouse")
async def greenhouse(request: Request):
    body = await request.body()
    if not _valid(body, request.headers.get("Signature", "")):
        alerts.security("Greenhouse webhook with a bad signature was rejected")
        raise HTTPException(401)
    event = json.loads(body)
    handled = dispatch(event["action"], event["payload"])
    return {"handled": handled}
