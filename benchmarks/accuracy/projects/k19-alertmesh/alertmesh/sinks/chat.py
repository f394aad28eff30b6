import os

import httpx

from alertmesh.bus import Incident, bus


@bus.on(Incident)
async def tell_oncall(incident: Incident) -> None:
    if incident.urgency != "high":
        return
    async with httpx.AsyncClient(base_url=os.environ["MATTERMOST_URL"]) as mattermost:
        r = await mattermost.post(
            "/api/v4/posts",
            headers={"Authorization": "Bearer " + os.environ["MATTERMOST_TOKEN"]},
            json={
                "channel_id": os.environ["MATTERMOST_CHANNEL"],
                "message": f"#### Incident {incident.number}: {incident.title}\n{incident.service} - {incident.url}",
            },
        )
        r.raise_for_status()
