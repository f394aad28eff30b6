import os

import redis
from celery.utils.log import get_task_logger

from . import shop
from .celeryapp import app
from .linnworks import Linnworks

log = get_task_logger(__name__)
kv = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost:6379/0"), decode_responses=True)


def chunks(seq, n):
    for i in range(0, len(seq), n):
        yield seq[i:i + n]


@app.task
def sync_levels():
    shop.activate()
    items = {v["sku"]: (v["inventoryItem"]["id"], v["inventoryQuantity"]) for v in shop.variants()}
    changed = []
    for sku, available in Linnworks().stock():
        if sku in items and items[sku][1] != max(available, 0):
            changed.append((items[sku][0], max(available, 0)))
    for part in chunks(changed, 100):
        push_levels.delay(part)


@app.task(autoretry_for=(RuntimeError,), retry_backoff=True, max_retries=5)
def push_levels(pairs):
    shop.activate()
    result = shop.set_quantities(pairs)
    errors = result["inventorySetQuantities"]["userErrors"]
    if errors:
        log.warning("user errors: %s", errors)


@app.task
def pull_orders():
    shop.activate()
    last = kv.get("last_order_id") or 0
    for order in shop.open_orders(last):
        forward_order.delay(order.to_dict())
        kv.set("last_order_id", order.id)


@app.task(bind=True, max_retries=10)
def forward_order(self, order):
    ship = order.get("shipping_address") or {}
    try:
        Linnworks().create_order({
            "ReferenceNumber": order["name"],
            "Source": "SHOPIFY",
            "ChannelBuyerName": ship.get("name"),
            "DeliveryAddress": {"FullName": ship.get("name"), "Address1": ship.get("address1"),
                                "Town": ship.get("city"), "PostCode": ship.get("zip"), "Country": ship.get("country")},
            "OrderItems": [
                {"ItemNumber": li["sku"], "Qty": li["quantity"], "PricePerUnit": li["price"], "ItemTitle": li["title"]}
                for li in order["line_items"]
            ],
        })
    except Exception as exc:
        raise self.retry(exc=exc, countdown=60)
