import asyncio
import os
from collections import Counter
from datetime import date, datetime, timedelta

import aiohttp
import clickhouse_connect

FD = f"https://{os.environ['FRESHDESK_DOMAIN']}.freshdesk.com/api/v2"
AIRCALL = "https://api.aircall.io/v1"
NOTION_PAGE = os.environ["NOTION_DB"]

STATUS = {2: "open", 3: "pending", 4: "resolved", 5: "closed"}


async def freshdesk_tickets(session, day):
    auth = aiohttp.BasicAuth(os.environ["FRESHDESK_KEY"], "X")
    page, rows = 1, []
    while True:
        async with session.get(f"{FD}/tickets", auth=auth, params={
                "updated_since": f"{day}T00:00:00Z", "per_page": 100, "page": page, "include": "stats"}) as r:
            r.raise_for_status()
            batch = await r.json()
        rows += batch
        if len(batch) < 100:
            return rows
        page += 1


async def aircall_calls(session, day):
    auth = aiohttp.BasicAuth(os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"])
    start = int(datetime.combine(day, datetime.min.time()).timestamp())
    url = f"{AIRCALL}/calls?from={start}&to={start + 86400}&per_page=50"
    calls = []
    while url:
        async with session.get(url, auth=auth) as r:
            js = await r.json()
        calls.extend(js["calls"])
        url = js["meta"]["next_page_link"]
    return calls


def ticket_rows(tickets):
    for t in tickets:
        stats = t.get("stats") or {}
        yield [t["id"], t["group_id"] or 0, STATUS.get(t["status"], "other"), t["priority"],
               t["created_at"], stats.get("first_responded_at") or "", stats.get("resolved_at") or ""]


def call_rows(calls):
    for c in calls:
        yield [c["id"], c["direction"], (c.get("user") or {}).get("email", ""), c["duration"], int(c["missed_call_reason"] is not None)]


async def notion_entry(session, day, by_status, missed):
    props = {
        "Day": {"title": [{"text": {"content": day.isoformat()}}]},
        "Open": {"number": by_status["open"]},
        "Resolved": {"number": by_status["resolved"]},
        "Missed calls": {"number": missed},
    }
    async with session.post("https://api.notion.com/v1/pages",
                            json={"parent": {"database_id": NOTION_PAGE}, "properties": props},
                            headers={"Authorization": "Bearer " + os.environ["NOTION_TOKEN"],
                                     "Notion-Version": "2022-06-28"}) as r:
        r.raise_for_status()


async def main():
    day = date.today() - timedelta(days=1)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=300)) as session:
        tickets, calls = await asyncio.gather(freshdesk_tickets(session, day), aircall_calls(session, day))
        ch = clickhouse_connect.get_client(host=os.environ["CH_HOST"], password=os.environ["CH_PASSWORD"])
        ch.insert("support.tickets", list(ticket_rows(tickets)),
                  column_names=["id", "group_id", "status", "priority", "created", "first_response", "resolved"])
        ch.insert("support.calls", list(call_rows(calls)),
                  column_names=["id", "direction", "agent", "duration", "missed"])
        by_status = Counter(STATUS.get(t["status"]) for t in tickets)
        missed = sum(1 for c in calls if c["missed_call_reason"])
        await notion_entry(session, day, by_status, missed)


if __name__ == "__main__":
    asyncio.run(main())
