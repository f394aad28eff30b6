from __future__ import annotations

import hashlib
import hmac

from aiohttp import web
from decouple import config

from .bus import Delivery, bus

routes = web.RouteTableDef()

TRIGGERS = {0: "delivery.started", 1: "delivery.arriving", 3: "delivery.done", 4: "delivery.failed"}


@routes.get("/onfleet")
async def validate(request: web.Request) -> web.Response:
    return web.Response(text=request.query.get("check", ""))


@routes.post("/onfleet")
async def onfleet_event(request: web.Request) -> web.Response:
    raw = await request.read()
    mac = hmac.new(bytes.fromhex(config("ONFLEET_HOOK_SECRET")), raw, hashlib.sha512).hexdigest()
    if not hmac.compare_digest(mac, request.headers.get("X-Onfleet-Signature", "")):
        raise web.HTTPForbidden()
    event = await request.json()
    subject = TRIGGERS.get(event["triggerId"])
    if subject:
        task = event["data"]["task"]
        meta = {m["name"]: m["value"] for m in task["metadata"]}
        details = task.get("completionDetails") or {}
        await bus.send(
            subject,
            Delivery(
                order=meta["order"],
                driver=(event["data"].get("worker") or {}).get("name", ""),
                eta=task.get("estimatedArrivalTime"),
                notes=details.get("notes", ""),
                reason=details.get("failureReason"),
            ),
        )
    return web.Response(status=204)


def make_app() -> web.Application:
    app = web.Application()
    app.add_routes(routes)
    return app
