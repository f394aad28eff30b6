from __future__ import annotations

import os

import aiohttp

from models import Candidate

API = "https://api.notion.com/v1"
DB = os.environ["NOTION_DB"]
HEADERS = {"Authorization": f"Bearer {os.environ['NOTION_TOKEN']}", "Notion-Version": "2022-06-28"}


def props(c: Candidate) -> dict:
    return {
        "Name": {"title": [{"text": {"content": c.name}}]},
        "Key": {"rich_text": [{"text": {"content": c.key}}]},
        "Email": {"email": c.email},
        "Role": {"rich_text": [{"text": {"content": c.role[:200]}}]},
        "Stage": {"select": {"name": c.stage.value}},
    }


class Board:
    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.http = http
        self.pages: dict[str, str] = {}

    async def load(self) -> None:
        cursor = None
        while True:
            body = {"page_size": 100} | ({"start_cursor": cursor} if cursor else {})
            async with self.http.post(f"{API}/databases/{DB}/query", json=body, headers=HEADERS) as r:
                r.raise_for_status()
                got = await r.json()
            for p in got["results"]:
                if (key := p["properties"]["Key"]["rich_text"]):
                    self.pages[key[0]["plain_text"]] = p["id"]
            if not got["has_more"]:
                return
            cursor = got["next_cursor"]

    async def put(self, c: Candidate) -> None:
        if page := self.pages.get(c.key):
            req = self.http.patch(f"{API}/pages/{page}", json={"properties": props(c)}, headers=HEADERS)
        else:
            req = self.http.post(f"{API}/pages", json={"parent": {"database_id": DB}, "properties": props(c)}, headers=HEADERS)
        async with req as r:
            r.raise_for_status()
