from typing import Callable, Dict

from .index import OrderIndex
from .publish import KafkaPublisher

Handler = Callable[[dict], None]


def build_handlers(index: OrderIndex, publisher: KafkaPublisher) -> Dict[str, Handler]:
    def placed(ev):
        d = ev["data"]
        index.put(
            ev["order_id"],
            {
                "number": d["number"],
                "customer": d["customer"],
                "total": d["total"],
                "skus": [i["sku"] for i in d["items"]],
                "status": "placed",
                "placed_at": ev["at"],
            },
        )

    def shipped(ev):
        index.patch(ev["order_id"], {"status": "shipped", "tracking": ev["data"].get("tracking")})

    def cancelled(ev):
        index.patch(ev["order_id"], {"status": "cancelled"})
        publisher.send("orders.cancelled", str(ev["order_id"]), {"order_id": ev["order_id"], "reason": ev["data"].get("reason")})

    def erased(ev):
        index.drop(ev["order_id"])

    return {
        "OrderPlaced": placed,
        "OrderShipped": shipped,
        "OrderCancelled": cancelled,
        "CustomerErased": erased,
    }
