import httpx

import settings
from models import Person

API = "https://api.zoom.us/v2"


async def login():
    async with httpx.AsyncClient() as c:
        r = await c.post("https://zoom.us/oauth/token", auth=settings.ZOOM_CLIENT,
                         params={"grant_type": "account_credentials", "account_id": settings.ZOOM_ACCOUNT})
        r.raise_for_status()
        return httpx.AsyncClient(base_url=API, headers={"Authorization": "Bearer " + r.json()["access_token"]})


async def registrants(client, webinar):
    token = ""
    while True:
        r = await client.get(f"/webinars/{webinar['id']}/registrants",
                             params={"page_size": 300, "next_page_token": token})
        r.raise_for_status()
        d = r.json()
        for p in d["registrants"]:
            yield Person(p["email"].lower(), p["first_name"], p.get("last_name", ""),
                         webinar["topic"], p["create_time"], {"join_url": p["join_url"], "org": p.get("org")})
        token = d.get("next_page_token")
        if not token:
            break


async def collect():
    client = await login()
    people = []
    async with client:
        r = await client.get("/users/me/webinars", params={"page_size": 100})
        r.raise_for_status()
        for w in r.json()["webinars"]:
            async for p in registrants(client, w):
                people.append(p)
    return people
