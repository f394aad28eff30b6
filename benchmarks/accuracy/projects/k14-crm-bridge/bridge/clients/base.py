import asyncio

import aiohttp


class ApiError(Exception):
    pass


class BaseClient:
    root = ""

    def __init__(self, session: aiohttp.ClientSession):
        self.session = session

    def headers(self):
        return {}

    auth = None

    async def call(self, method, path, **kw):
        for attempt in range(4):
            async with self.session.request(method, self.root + path, headers=self.headers(),
                                            auth=self.auth, **kw) as resp:
                if resp.status == 429:
                    await asyncio.sleep(2 ** attempt)
                    continue
                if resp.status >= 400:
                    raise ApiError(f"{method} {path}: {resp.status}")
                if resp.status == 204:
                    return None
                return await resp.json()
        raise ApiError("rate limited: " + path)
