from __future__ import annotations

from fastapi import BackgroundTasks, Depends, FastAPI, Header

from .deps import get_incident_handler, get_release_handler
from .schemas import PagerDutyHook, ReleaseHook

app = FastAPI(title="on-call board")


@app.post("/webhooks/pagerduty", status_code=202)
async def pagerduty(hook: PagerDutyHook, tasks: BackgroundTasks, handler=Depends(get_incident_handler)):
    tasks.add_task(handler.handle, hook.event)
    return {"ok": True}


@app.post("/webhooks/github", status_code=202)
async def github(
    hook: ReleaseHook,
    tasks: BackgroundTasks,
    x_github_event: str = Header(),
    handler=Depends(get_release_handler),
):
    if x_github_event == "release" and hook.action == "published":
        tasks.add_task(handler.handle, hook)
    return {"ok": True}
