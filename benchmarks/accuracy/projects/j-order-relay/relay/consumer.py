import logging
import queue

import requests

from .settings import KLAVIYO_KEY

log = logging.getLogger(__name__)


def as_event(order):
    return {
        "data": {
            "type": "event",
            "attributes": {
                "metric": {"data": {"type": "metric", "attributes": {"name": "Order Updated"}}},
                "profile": {
                    "data": {"type": "profile", "attributes": {"email": order["email"]}}
                },
                "unique_id": f"{order['id']}-{order['updated_at']}",
                "value": float(order["total_price"]),
                "properties": {
                    "items": [line["title"] for line in order["line_items"]],
                    "financial_status": order["financial_status"],
                },
            },
        }
    }


class KlaviyoConsumer:
    def __init__(self, inbox: queue.Queue):
        self.inbox = inbox
        self.sent = 0
        self.session = requests.Session()
        self.session.headers.update(
            {"Authorization": f"Klaviyo-API-Key {KLAVIYO_KEY}", "revision": "2024-02-15"}
        )

    def drain(self):
        for order in iter(self.inbox.get, None):
            response = self.session.post(
                "https://a.klaviyo.com/api/events/", json=as_event(order), timeout=30
            )
            if response.status_code >= 400:
                log.warning("klaviyo refused %s: %s", order["id"], response.text)
                continue
            self.sent += 1
