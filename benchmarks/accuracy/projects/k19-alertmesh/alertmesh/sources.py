import os

import httpx

from alertmesh.bus import Incident, MonitorDown, bus

_seen: set[str] = set()


def first_time(key: str) -> bool:
    if key in _seen:
        return False
    _seen.add(key)
    return True


async def poll_pagerduty(http: httpx.AsyncClient) -> None:
    r = await http.get(
        "https://api.pagerduty.com/incidents",
        headers={"Authorization": f"Token token={os.environ['PD_TOKEN']}", "Accept": "application/vnd.pagerduty+json;version=2"},
        params={"statuses[]": ["triggered", "acknowledged"], "limit": 100},
    )
    r.raise_for_status()
    for i in r.json()["incidents"]:
        if first_time("pd:" + i["id"]):
            await bus.emit(
                Incident(i["id"], i["incident_number"], i["title"], i["service"]["summary"], i["urgency"], i["html_url"])
            )


async def poll_uptimerobot(http: httpx.AsyncClient) -> None:
    r = await http.post(
        "https://api.uptimerobot.com/v2/getMonitors",
        data={"api_key": os.environ["UPTIMEROBOT_KEY"], "format": "json", "statuses": "9"},
    )
    r.raise_for_status()
    for m in r.json()["monitors"]:
        if first_time(f"ur:{m['id']}"):
            await bus.emit(MonitorDown(m["id"], m["friendly_name"], m["url"]))
