import os

import requests

from . import OrderPlaced, bus


@bus.on(OrderPlaced)
def drip_order(event: OrderPlaced) -> None:
    requests.post(
        f"https://api.getdrip.com/v3/{os.environ['DRIP_ACCOUNT']}/shopper_activity/order",
        auth=(os.environ["DRIP_TOKEN"], ""),
        json={
            "provider": "orderbus",
            "action": "placed",
            "email": event.email,
            "order_id": event.number,
            "grand_total": float(event.total),
        },
        timeout=10,
    ).raise_for_status()
