import logging
from typing import Any, Callable

from clients import gorgias, klaviyo, shop, slack

log = logging.getLogger(__name__)
Payload = dict[str, Any]
REGISTRY: dict[str, Callable[[Payload], None]] = {}
LOW = 5


def on(*topics: str):
    def deco(fn):
        for t in topics:
            REGISTRY[t] = fn
        return fn
    return deco


@on("orders/create")
def order_created(p: Payload) -> None:
    email = p.get("email") or p.get("contact_email")
    if not email:
        return
    klaviyo.track("Placed Order", email, {
        "$event_id": p["id"],
        "value": float(p["total_price"]),
        "items": [li["title"] for li in p["line_items"]],
    })


@on("refunds/create")
def refund_created(p: Payload) -> None:
    reasons = {li["restock_type"] for li in p["refund_line_items"]}
    if p.get("note") and "return" not in reasons:
        order = shop.order(p["order_id"])
        gorgias.open_ticket(order["email"], f"Refund on {order['name']}", p["note"])


@on("inventory_levels/update")
def stock(p: Payload) -> None:
    left = p["available"]
    if left is None or left > LOW:
        return
    item = shop.variant_by_inventory_item(p["inventory_item_id"])
    slack.say("#stock", f"Only {left} left of {item['displayName']}")


@on("customers/data_request", "customers/redact", "shop/redact")
def gdpr(p: Payload) -> None:
    log.warning("gdpr request for shop %s", p["shop_domain"])


@on("app/uninstalled")
def gone(p: Payload) -> None:
    slack.say("#alerts", "The hook app was uninstalled from the store!")
