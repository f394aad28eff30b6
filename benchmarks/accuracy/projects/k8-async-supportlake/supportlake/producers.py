from __future__ import annotations

import asyncio
import base64
from datetime import datetime
from typing import Any, AsyncIterator

import aiohttp

from .config import Config

DONE = object()


async def gorgias_tickets(cfg: Config, since: datetime) -> AsyncIterator[dict[str, Any]]:
    auth = aiohttp.BasicAuth(cfg.gorgias_user, cfg.gorgias_key)
    async with aiohttp.ClientSession(f"https://{cfg.gorgias_domain}.gorgias.com", auth=auth) as http:
        cursor: str | None = None
        while True:
            params = {"limit": "100", "order_by": "updated_datetime:desc"}
            if cursor:
                params["cursor"] = cursor
            async with http.get("/api/tickets", params=params) as r:
                r.raise_for_status()
                body = await r.json()
            for t in body["data"]:
                if datetime.fromisoformat(t["updated_datetime"]) < since:
                    return
                yield t
            cursor = body["meta"].get("next_cursor")
            if not cursor:
                return


async def aircall_calls(cfg: Config, since: datetime) -> AsyncIterator[dict[str, Any]]:
    token = base64.b64encode(f"{cfg.aircall_id}:{cfg.aircall_token}".encode()).decode()
    url: str | None = f"https://api.aircall.io/v1/calls?from={int(since.timestamp())}&per_page=50"
    async with aiohttp.ClientSession(headers={"Authorization": f"Basic {token}"}) as http:
        while url:
            async with http.get(url) as r:
                body = await r.json()
            for call in body["calls"]:
                yield call
            url = body["meta"]["next_page_link"]


async def feed(source: AsyncIterator[dict[str, Any]], *queues: asyncio.Queue) -> None:
    try:
        async for item in source:
            for q in queues:
                await q.put(item)
    finally:
        for q in queues:
            await q.put(DONE)
