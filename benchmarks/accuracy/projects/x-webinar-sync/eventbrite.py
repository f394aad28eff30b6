import httpx

import settings
from models import Person


async def collect():
    out = []
    async with httpx.AsyncClient(base_url="https://www.eventbriteapi.com/v3",
                                 headers={"Authorization": f"Bearer {settings.EVENTBRITE_TOKEN}"}) as c:
        r = await c.get(f"/organizations/{settings.EVENTBRITE_ORG}/events/", params={"status": "live"})
        r.raise_for_status()
        for ev in r.json()["events"]:
            page = 1
            while True:
                r = await c.get(f"/events/{ev['id']}/attendees/", params={"page": page})
                r.raise_for_status()
                d = r.json()
                for a in d["attendees"]:
                    p = a["profile"]
                    out.append(Person(p["email"].lower(), p["first_name"], p["last_name"],
                                      ev["name"]["text"], a["created"]))
                if not d["pagination"]["has_more_items"]:
                    break
                page += 1
    return out
