import os

import httpx

from alertmesh.bus import Incident, bus

JIRA = os.environ.get("JIRA_BASE", "https://acme.atlassian.net")


@bus.on(Incident)
async def open_issue(incident: Incident) -> None:
    async with httpx.AsyncClient(timeout=20) as http:
        r = await http.post(
            f"{JIRA}/rest/api/2/issue",
            auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]),
            json={
                "fields": {
                    "project": {"key": "OPS"},
                    "issuetype": {"name": "Incident"},
                    "summary": f"[{incident.service}] {incident.title}",
                    "description": incident.url,
                    "priority": {"name": "Highest" if incident.urgency == "high" else "Medium"},
                }
            },
        )
        r.raise_for_status()
        key = r.json()["key"]

        note = await http.post(
            f"https://api.pagerduty.com/incidents/{incident.id}/notes",
            headers={"Authorization": f"Token token={os.environ['PD_TOKEN']}", "From": os.environ["PD_FROM"]},
            json={"note": {"content": f"Tracked as {JIRA}/browse/{key}"}},
        )
        note.raise_for_status()
