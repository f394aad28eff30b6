import asyncio

import aiohttp


class JsonClient:
    base_url = ""

    def __init__(self, session: aiohttp.ClientSession, **defaults):
        self.session = session
        self.defaults = defaults
        self._gate = asyncio.Semaphore(5)

    async def get(self, path, **params):
        async with self._gate:
            async with self.session.get(
                self.base_url + path, params={**self.defaults, **params}
            ) as response:
                response.raise_for_status()
                return await response.json()
