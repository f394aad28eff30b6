import argparse
import asyncio
import logging

import aiohttp

from .clients import CanadaPost, Gorgias, Shopify
from .config import Config

log = logging.getLogger("shipdesk")


async def ship_worker(queue: asyncio.Queue, post: CanadaPost, shop: Shopify) -> None:
    while True:
        order = await queue.get()
        try:
            shipment_id = await post.create_shipment(order)
            pin = await post.tracking_pin(shipment_id)
            await shop.fulfill(order.fulfillment_order_id, pin)
        except aiohttp.ClientResponseError:
            log.exception("order %s", order.number)
        finally:
            queue.task_done()


async def ship(shop: Shopify, post: CanadaPost, workers: int) -> None:
    queue: asyncio.Queue = asyncio.Queue(maxsize=50)
    tasks = [asyncio.create_task(ship_worker(queue, post, shop)) for _ in range(workers)]
    async for order in shop.unfulfilled():
        await queue.put(order)
    await queue.join()
    for t in tasks:
        t.cancel()


async def track(shop: Shopify, post: CanadaPost, desk: Gorgias) -> None:
    async for number in shop.open_tracking_numbers():
        event = await post.last_event(number)
        if event.is_exception():
            await desk.open_exception(event)


async def main() -> None:
    parser = argparse.ArgumentParser(prog="shipdesk")
    parser.add_argument("job", choices=["ship", "track"])
    args = parser.parse_args()
    cfg = Config()
    async with aiohttp.ClientSession() as session:
        shop = Shopify(session, cfg.shop, cfg.shopify_token)
        post = CanadaPost(session, cfg.cp_user, cfg.cp_password, cfg.cp_customer)
        if args.job == "ship":
            await ship(shop, post, cfg.workers)
        else:
            await track(shop, post, Gorgias(session, cfg.gorgias_domain, cfg.gorgias_user, cfg.gorgias_key))


asyncio.run(main())
