from collections.abc import AsyncIterator
from typing import Any

import httpx


async def paged(client: httpx.AsyncClient, path: str, *, key: str | None = None, **params: Any) -> AsyncIterator[dict]:
    """GET page after page until an empty one comes back. Used for every vendor that counts pages from 1."""
    page = 1
    while True:
        r = await client.get(path, params={**params, "page": page})
        r.raise_for_status()
        body = r.json()
        items = body[key] if key else body
        if not items:
            return
        for item in items:
            yield item
        page += 1
