import asyncio
import json

import aiohttp
from aiokafka import AIOKafkaConsumer

from . import config
from .broker import Broker
from .models import OrderPlaced, Review


async def orders(broker: Broker) -> None:
    consumer = AIOKafkaConsumer(
        config.ORDER_TOPIC,
        bootstrap_servers=config.KAFKA,
        group_id="eventpipe",
        value_deserializer=lambda raw: json.loads(raw.decode()),
    )
    await consumer.start()
    try:
        async for msg in consumer:
            await broker.publish("orders", OrderPlaced.parse(msg.value))
    finally:
        await consumer.stop()


async def reviews(broker: Broker) -> None:
    url = f"https://api.yotpo.com/v1/apps/{config.YOTPO_APP}/reviews"
    last_id = 0
    async with aiohttp.ClientSession() as session:
        while True:
            params = {"utoken": config.YOTPO_TOKEN, "since_id": last_id, "count": 100}
            async with session.get(url, params=params) as resp:
                resp.raise_for_status()
                page = (await resp.json())["reviews"]
            for r in page:
                last_id = max(last_id, r["id"])
                await broker.publish(
                    "reviews",
                    Review(r["id"], r["score"], r["email"], r["title"], r["content"]),
                )
            await asyncio.sleep(config.POLL_SECONDS)
