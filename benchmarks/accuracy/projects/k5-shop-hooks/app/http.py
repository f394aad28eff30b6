from typing import Any

import httpx


async def deliver(url: str, payload: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
    """POST with two retries; every outgoing call of this service goes through here."""
    transport = httpx.AsyncHTTPTransport(retries=2)
    async with httpx.AsyncClient(transport=transport, timeout=15) as client:
        resp = await client.post(url, json=payload, headers=headers)
        resp.raise_for_status()
        return resp.json() if resp.content else {}
