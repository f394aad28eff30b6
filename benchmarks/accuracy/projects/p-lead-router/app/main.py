import base64
import hashlib
import hmac
import json
import logging
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request

from .config import Settings, get_settings
from .models import Submission
from .services import enrich, slack
from .services.pipedrive import Pipedrive

log = logging.getLogger("lead-router")
app = FastAPI(title="lead router")


def verify(body: bytes, signature: str | None, secret: str) -> None:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    if not signature or not hmac.compare_digest(signature, expected):
        raise HTTPException(status_code=403, detail="bad signature")


async def route(sub: Submission, settings: Settings) -> None:
    firm = await enrich.company(sub.domain, settings)
    crm = Pipedrive(settings)
    try:
        await crm.add_lead(sub, firm)
    finally:
        await crm.close()
    await slack.announce(sub, firm, settings)


@app.post("/hooks/typeform", status_code=202)
async def typeform_hook(
    request: Request,
    tasks: BackgroundTasks,
    settings: Annotated[Settings, Depends(get_settings)],
    typeform_signature: Annotated[str | None, Header()] = None,
) -> dict:
    raw = await request.body()
    verify(raw, typeform_signature, settings.typeform_secret)
    payload = json.loads(raw)
    if payload["event_type"] != "form_response":
        return {"ignored": True}
    submission = Submission.from_form_response(payload["form_response"])
    tasks.add_task(route, submission, settings)
    return {"accepted": True}


@app.get("/healthz")
def health() -> dict:
    return {"ok": True}
