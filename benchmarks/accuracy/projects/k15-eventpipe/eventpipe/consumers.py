import asyncio
import logging

import aiohttp
import clickhouse_connect

from . import config
from .broker import drain

log = logging.getLogger(__name__)


async def klaviyo_events(queue: asyncio.Queue) -> None:
    headers = {
        "Authorization": f"Klaviyo-API-Key {config.KLAVIYO_KEY}",
        "revision": "2024-02-15",
    }
    async with aiohttp.ClientSession(headers=headers) as session:
        async for order in drain(queue):
            payload = {
                "data": {
                    "type": "event",
                    "attributes": {
                        "metric": {"data": {"type": "metric", "attributes": {"name": "Placed Order"}}},
                        "profile": {"data": {"type": "profile", "attributes": {"email": order.email}}},
                        "properties": {"OrderId": order.order_id, "Items": order.skus},
                        "value": order.total,
                        "time": order.placed_at.isoformat(),
                    },
                }
            }
            async with session.post("https://a.klaviyo.com/api/events/", json=payload) as resp:
                if resp.status >= 400:
                    log.error("klaviyo %s for %s", resp.status, order.order_id)


async def order_facts(queue: asyncio.Queue, batch_size: int = 200) -> None:
    client = clickhouse_connect.get_client(host=config.CLICKHOUSE_HOST)
    batch = []
    async for order in drain(queue):
        batch.append([order.order_id, order.email, order.total, order.placed_at])
        if len(batch) >= batch_size:
            rows, batch = batch, []
            await asyncio.to_thread(
                client.insert, "orders", rows,
                column_names=["order_id", "email", "total", "placed_at"],
            )


async def bad_reviews(queue: asyncio.Queue) -> None:
    url = f"https://{config.GORGIAS_DOMAIN}.gorgias.com/api/tickets"
    auth = aiohttp.BasicAuth(*config.GORGIAS_AUTH)
    async with aiohttp.ClientSession(auth=auth) as session:
        async for review in drain(queue):
            if review.score > 2:
                continue
            ticket = {
                "channel": "api",
                "via": "api",
                "subject": f"{review.score}-star review: {review.title}",
                "customer": {"email": review.email},
                "messages": [
                    {
                        "channel": "api",
                        "via": "api",
                        "from_agent": False,
                        "sender": {"email": review.email},
                        "body_text": review.content,
                    }
                ],
            }
            async with session.post(url, json=ticket) as resp:
                resp.raise_for_status()
