import asyncio
import logging
from typing import Any, Optional

import aiohttp

log = logging.getLogger(__name__)


class ApiError(Exception):
    pass


class JsonApi:
    base_url = ""

    def __init__(self, http: aiohttp.ClientSession, token: str):
        self.http = http
        self.token = token
        self.gate = asyncio.Semaphore(5)

    def headers(self):
        return {"Authorization": f"Bearer {self.token}"}

    async def call(self, method: str, path: str, body: Any = None, params: Optional[dict] = None):
        async with self.gate:
            for attempt in range(4):
                async with self.http.request(method, self.base_url + path, json=body, params=params,
                                             headers=self.headers()) as resp:
                    if resp.status == 429:
                        await asyncio.sleep(2 ** attempt)
                        continue
                    if resp.status >= 400:
                        raise ApiError(f"{method} {path}: {resp.status} {await resp.text()}")
                    return await resp.json()
        raise ApiError(f"{method} {path}: rate limited")
