import os

from . import clients
from .bus import on, publish

VIP_LIMIT = float(os.environ.get("VIP_LIMIT", 400))


@on("orders.create")
def flag_vip(order):
    total = float(order["total_price"])
    if total >= VIP_LIMIT:
        publish("vip", {"email": order["email"], "name": order["name"], "total": total})


@on("orders.create")
def count(order):
    clients.redis().hincrby("orders:by-source", order.get("source_name") or "web", 1)


@on("vip")
def announce(v):
    clients.chat("VIP order %(name)s over %(total).2f" % v)


@on("vip")
def tag_vip(v):
    clients.gorgias_tag(v["email"], "vip")


@on("ticket.created")
def backlog(ticket):
    if "product-idea" in [t["name"] for t in ticket["tags"]]:
        clients.idea(ticket["subject"], ticket["excerpt"], ticket["customer"]["email"])


@on("refunds.create")
def refund(_):
    clients.chat("A refund was issued, see Shopify")
