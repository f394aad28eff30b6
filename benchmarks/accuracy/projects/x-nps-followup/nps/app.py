import hmac

from fastapi import FastAPI, HTTPException, Request

from .settings import settings
from .tasks import handle_booking, handle_score

app = FastAPI()


def check(key):
    if not hmac.compare_digest(key or "", settings.hook_secret):
        raise HTTPException(403)


@app.post("/hooks/delighted")
async def delighted(request: Request, key: str = ""):
    check(key)
    body = await request.json()
    if body["event_type"] not in ("survey_response.created", "survey_response.updated"):
        return {"ok": True}
    resp = body["event_data"]
    handle_score.delay(resp["person"]["email"], resp["score"], resp.get("comment"))
    return {"ok": True}


@app.post("/hooks/calendly")
async def calendly(request: Request, key: str = ""):
    check(key)
    body = await request.json()
    if body["event"] == "invitee.created":
        p = body["payload"]
        ev = p["scheduled_event"]
        handle_booking.delay(p["email"], ev["name"], ev["start_time"])
    return {"ok": True}


@app.get("/healthz")
def healthz():
    return {"status": "up"}
