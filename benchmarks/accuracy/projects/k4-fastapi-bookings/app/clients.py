import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx


@asynccontextmanager
async def attio() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        base_url="https://api.attio.com/v2",
        headers={"Authorization": f"Bearer {os.environ['ATTIO_TOKEN']}"},
    ) as client:
        yield client


@asynccontextmanager
async def pipedrive() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        base_url=f"https://{os.environ['PIPEDRIVE_DOMAIN']}.pipedrive.com/api/v1",
        params={"api_token": os.environ["PIPEDRIVE_TOKEN"]},
    ) as client:
        yield client


async def discord(content: str) -> None:
    async with httpx.AsyncClient() as client:
        await client.post(os.environ["DISCORD_WEBHOOK_URL"], json={"content": content})


async def posthog(event: str, distinct_id: str, **properties) -> None:
    async with httpx.AsyncClient() as client:
        await client.post("https://eu.i.posthog.com/capture/", json={
            "api_key": os.environ["POSTHOG_KEY"], "event": event,
            "distinct_id": distinct_id, "properties": properties})
