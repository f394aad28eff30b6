import os
from typing import AsyncIterator

import aiohttp

API = "https://api.intercom.io"


class Intercom:
    def __init__(self, session: aiohttp.ClientSession):
        self._session = session
        self._headers = {
            "Authorization": f"Bearer {os.environ['INTERCOM_TOKEN']}",
            "Intercom-Version": "2.11",
        }

    async def open_conversations(self, since: int) -> AsyncIterator[dict]:
        query = {
            "query": {"operator": "AND", "value": [
                {"field": "created_at", "operator": ">", "value": since},
                {"field": "open", "operator": "=", "value": True},
            ]},
            "pagination": {"per_page": 50},
        }
        while True:
            async with self._session.post(f"{API}/conversations/search", json=query,
                                          headers=self._headers) as response:
                response.raise_for_status()
                page = await response.json()
            for conversation in page["conversations"]:
                yield conversation
            following = page.get("pages", {}).get("next")
            if not following:
                return
            query["pagination"]["starting_after"] = following["starting_after"]
