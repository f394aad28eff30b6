import os

import httpx

from alertmesh.bus import MonitorDown, bus

PAGE = os.environ.get("STATUSPAGE_PAGE", "")


@bus.on(MonitorDown)
async def open_public_incident(event: MonitorDown) -> None:
    async with httpx.AsyncClient() as http:
        r = await http.post(
            f"https://api.statuspage.io/v1/pages/{PAGE}/incidents",
            headers={"Authorization": f"OAuth {os.environ['STATUSPAGE_KEY']}"},
            json={
                "incident": {
                    "name": f"{event.name} is not reachable",
                    "status": "investigating",
                    "body": f"We are looking into problems with {event.name}.",
                }
            },
        )
        r.raise_for_status()
