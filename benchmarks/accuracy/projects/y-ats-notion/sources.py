from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import AsyncIterator

import aiohttp

from models import Candidate


def basic(key: str) -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(f"{key}:".encode()).decode()}


async def greenhouse(http: aiohttp.ClientSession) -> AsyncIterator[Candidate]:
    url: str | None = "https://harvest.greenhouse.io/v1/applications?per_page=200&status=active"
    hdr = basic(os.environ["GREENHOUSE_KEY"])
    while url:
        async with http.get(url, headers=hdr) as r:
            r.raise_for_status()
            page = await r.json()
            url = str(r.links["next"]["url"]) if "next" in r.links else None
        for app in page:
            async with http.get(f"https://harvest.greenhouse.io/v1/candidates/{app['candidate_id']}", headers=hdr) as r:
                person = await r.json()
            yield Candidate(
                key=f"gh-{app['id']}",
                name=f"{person['first_name']} {person['last_name']}",
                email=next((e["value"] for e in person["email_addresses"]), None),
                role=", ".join(j["name"] for j in app["jobs"]),
            ).at((app["current_stage"] or {}).get("name", ""))


async def lever(http: aiohttp.ClientSession) -> AsyncIterator[Candidate]:
    offset = None
    while True:
        params = {"limit": 100, "expand": "stage"} | ({"offset": offset} if offset else {})
        async with http.get("https://api.lever.co/v1/opportunities", params=params, headers=basic(os.environ["LEVER_KEY"])) as r:
            r.raise_for_status()
            body = await r.json()
        for o in body["data"]:
            yield Candidate(
                key=f"lv-{o['id']}",
                name=o["name"],
                email=(o["emails"] or [None])[0],
                role=o.get("headline") or "-",
            ).at(o["stage"]["text"])
        if not body.get("hasNext"):
            return
        offset = body["next"]


async def ashby(http: aiohttp.ClientSession) -> AsyncIterator[Candidate]:
    # contract ended, keep until the export for legal is done
    cursor = None
    while True:
        async with http.post(
            "https://api.ashbyhq.com/application.list",
            json={"cursor": cursor, "limit": 100},
            headers=basic(os.environ["ASHBY_KEY"]),
        ) as r:
            body = await r.json()
        for a in body["results"]:
            c = a["candidate"]
            yield Candidate(key=f"as-{a['id']}", name=c["name"], email=c["primaryEmailAddress"]["value"], role=a["job"]["title"])
        if not body["moreDataAvailable"]:
            return
        cursor = body["nextCursor"]


ACTIVE = (greenhouse, lever)
