"""Put calls where people look for them.

Phone calls (Aircall) become finished tasks in Salesforce, recorded meetings (Gong) become pages in Notion.
Both run side by side, each with a queue of its own, so that a slow target does not hold up the other one.
"""
import asyncio
import os
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone

import aiohttp
from simple_salesforce import Salesforce

DAY_AGO = datetime.now(timezone.utc) - timedelta(days=1)
STOP = object()


class Aircall:
    def __init__(self, http: aiohttp.ClientSession):
        self.http = http
        self.auth = aiohttp.BasicAuth(os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"])

    async def items(self) -> AsyncIterator[dict]:
        url = "https://api.aircall.io/v1/calls"
        params = {"from": str(int(DAY_AGO.timestamp())), "per_page": "50"}
        while url:
            async with self.http.get(url, params=params, auth=self.auth) as r:
                page = await r.json()
            for call in page["calls"]:
                if call["status"] == "done":
                    yield call
            url, params = page["meta"]["next_page_link"], None


class Gong:
    def __init__(self, http: aiohttp.ClientSession):
        self.http = http
        self.auth = aiohttp.BasicAuth(os.environ["GONG_KEY"], os.environ["GONG_SECRET"])

    async def items(self) -> AsyncIterator[dict]:
        async with self.http.get(
            "https://api.gong.io/v2/calls", params={"fromDateTime": DAY_AGO.isoformat()}, auth=self.auth
        ) as r:
            data = await r.json()
        for call in data.get("calls", []):
            if call["media"] == "Video":
                yield call


class SalesforceTasks:
    def __init__(self):
        self.sf = Salesforce(
            username=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"], security_token=os.environ["SF_TOKEN"]
        )

    def _store(self, call: dict) -> None:
        digits = "".join(c for c in call["raw_digits"] if c.isdigit())[-9:]
        found = self.sf.query(f"SELECT Id FROM Contact WHERE Phone LIKE '%{digits}' LIMIT 1")["records"]
        self.sf.Task.create({
            "Subject": f"Call ({call['direction']}) {call['raw_digits']}",
            "WhoId": found[0]["Id"] if found else None,
            "Status": "Completed",
            "CallDurationInSeconds": call["duration"],
            "Description": "\n".join(c["content"] for c in call.get("comments", [])),
        })

    async def put(self, call: dict) -> None:
        await asyncio.to_thread(self._store, call)


class NotionPages:
    def __init__(self, http: aiohttp.ClientSession):
        self.http = http
        self.headers = {"Authorization": f"Bearer {os.environ['NOTION_TOKEN']}", "Notion-Version": "2022-06-28"}

    async def put(self, call: dict) -> None:
        page = {
            "parent": {"database_id": os.environ["NOTION_MEETINGS"]},
            "properties": {
                "Name": {"title": [{"text": {"content": call["title"]}}]},
                "Date": {"date": {"start": call["started"]}},
                "Recording": {"url": call["url"]},
            },
        }
        async with self.http.post("https://api.notion.com/v1/pages", json=page, headers=self.headers) as r:
            r.raise_for_status()


async def feed(source, queue: asyncio.Queue) -> None:
    async for item in source.items():
        await queue.put(item)
    await queue.put(STOP)


async def drain(queue: asyncio.Queue, target) -> None:
    while (item := await queue.get()) is not STOP:
        await target.put(item)


async def main() -> None:
    async with aiohttp.ClientSession() as http:
        phone: asyncio.Queue = asyncio.Queue(maxsize=20)
        meetings: asyncio.Queue = asyncio.Queue(maxsize=20)
        await asyncio.gather(
            feed(Aircall(http), phone),
            drain(phone, SalesforceTasks()),
            feed(Gong(http), meetings),
            drain(meetings, NotionPages(http)),
        )


if __name__ == "__main__":
    asyncio.run(main())
