"""Keeps Close and Customer.io roughly in step. Cron, every 20 minutes."""
import asyncio
import os
import sys
from collections import Counter
from datetime import datetime, timedelta, timezone

import aiohttp

CLOSE = "https://api.close.com/api/v1"
CIO = "https://track.customer.io/api/v1"
AIRCALL = "https://api.aircall.io/v1"
FRESHDESK = "https://acme.freshdesk.com/api/v2"

close_auth = aiohttp.BasicAuth(os.environ["CLOSE_KEY"], "")
cio_auth = aiohttp.BasicAuth(os.environ["CIO_SITE"], os.environ["CIO_KEY"])
aircall_auth = aiohttp.BasicAuth(os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"])
freshdesk_auth = aiohttp.BasicAuth(os.environ["FRESHDESK_KEY"], "X")


async def fetch(session, url, auth, **params):
    async with session.get(url, auth=auth, params=params) as resp:
        resp.raise_for_status()
        return await resp.json()


async def changed_leads(session, since):
    skip = 0
    while True:
        page = await fetch(
            session, CLOSE + "/lead/", close_auth,
            query=f'date_updated >= "{since:%Y-%m-%dT%H:%M}"', _skip=skip, _limit=100,
        )
        for lead in page["data"]:
            yield lead
        if not page["has_more"]:
            return
        skip += len(page["data"])


async def open_tickets(session):
    """How many open tickets each requester has."""
    counts = Counter()
    page = 1
    while True:
        tickets = await fetch(
            session, FRESHDESK + "/tickets", freshdesk_auth, filter="new_and_my_open", include="requester", page=page, per_page=100
        )
        for t in tickets:
            counts[t["requester"]["email"].lower()] += 1
        if len(tickets) < 100:
            return counts
        page += 1


async def identify(session, email, attributes):
    async with session.put(f"{CIO}/customers/{email}", auth=cio_auth, json={"email": email, **attributes}) as resp:
        resp.raise_for_status()


async def leads_to_cio(session, since):
    tickets = await open_tickets(session)
    jobs = []
    async for lead in changed_leads(session, since):
        for contact in lead["contacts"]:
            for mail in contact["emails"]:
                email = mail["email"].lower()
                attrs = {
                    "name": contact["name"],
                    "company": lead["display_name"],
                    "lead_status": lead["status_label"],
                    "open_tickets": tickets[email],
                }
                jobs.append(identify(session, email, attrs))
    done = await asyncio.gather(*jobs, return_exceptions=True)
    print(f"customer.io: {sum(not isinstance(d, Exception) for d in done)}/{len(done)}")


async def calls_to_close(session, since):
    data = await fetch(session, AIRCALL + "/calls", aircall_auth, **{"from": int(since.timestamp()), "per_page": 50})
    for call in data["calls"]:
        if call["status"] != "done":
            continue
        hits = await fetch(session, CLOSE + "/lead/", close_auth, query=f'phone:"{call["raw_digits"]}"', _limit=1)
        if not hits["data"]:
            continue
        body = {
            "lead_id": hits["data"][0]["id"],
            "direction": "inbound" if call["direction"] == "inbound" else "outbound",
            "duration": call["duration"],
            "phone": call["raw_digits"],
            "status": "completed",
            "note": (call.get("user") or {}).get("name", ""),
            "recording_url": call.get("recording"),
        }
        async with session.post(CLOSE + "/activity/call/", auth=close_auth, json=body) as resp:
            if resp.status >= 400:
                print("close refused call", call["id"], await resp.text(), file=sys.stderr)


async def main():
    since = datetime.now(timezone.utc) - timedelta(minutes=25)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        await asyncio.gather(leads_to_cio(session, since), calls_to_close(session, since))


if __name__ == "__main__":
    asyncio.run(main())
