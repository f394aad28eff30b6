import asyncio
import logging

from . import consumers, producers
from .broker import Broker

ROUTES = {
    "orders": [consumers.klaviyo_events, consumers.order_facts],
    "reviews": [consumers.bad_reviews],
}


async def main() -> None:
    logging.basicConfig(level=logging.INFO)
    broker = Broker()
    async with asyncio.TaskGroup() as tg:
        for topic, handlers in ROUTES.items():
            for handler in handlers:
                tg.create_task(handler(broker.subscribe(topic)))
        tg.create_task(producers.orders(broker))
        tg.create_task(producers.reviews(broker))


if __name__ == "__main__":
    asyncio.run(main())
