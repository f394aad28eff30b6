import hashlib
import hmac
import os

from fastapi import BackgroundTasks, FastAPI, Header, HTTPException, Request

from triage import handle_conversation

app = FastAPI(title="triage")


@app.post("/intercom")
async def intercom(request: Request, tasks: BackgroundTasks, x_hub_signature: str = Header(...)):
    raw = await request.body()
    mac = "sha1=" + hmac.new(os.environ["INTERCOM_CLIENT_SECRET"].encode(), raw, hashlib.sha1).hexdigest()
    if not hmac.compare_digest(mac, x_hub_signature):
        raise HTTPException(status_code=401)
    event = await request.json()
    if event["topic"] == "conversation.user.created":
        tasks.add_task(handle_conversation, event["data"]["item"])
    return {}
