from fastapi import BackgroundTasks, FastAPI, Request

from . import handlers  # noqa: F401  registers
from .events import Event, dispatch

app = FastAPI(title="desk")


@app.post("/in/intercom")
async def intercom(req: Request, bg: BackgroundTasks):
    b = await req.json()
    bg.add_task(dispatch, Event(source="intercom", topic=b["topic"], body=b["data"]["item"]))
    return {}


@app.post("/in/zendesk")
async def zendesk(req: Request, bg: BackgroundTasks):
    b = await req.json()
    bg.add_task(dispatch, Event(source="zendesk", topic=b["type"], body=b["detail"]))
    return {}


@app.post("/in/linear")
async def linear(req: Request, bg: BackgroundTasks):
    b = await req.json()
    bg.add_task(dispatch, Event(source="linear", topic=f"{b['type']}.{b['action']}", body=b["data"]))
    return {}
