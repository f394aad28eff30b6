from __future__ import annotations

import json
import logging
import os

from confluent_kafka import Consumer

from . import flags
from .customers import CustomerStore
from .domain import Purchase
from .senders import BrazeSender, CustomerIoSender, Sender

log = logging.getLogger(__name__)


class PurchaseListener:
    def __init__(self, store: CustomerStore, old: Sender, new: Sender) -> None:
        self.store, self.old, self.new = store, old, new

    def sender_for(self, customer_id: str) -> Sender:
        return self.new if flags.enabled("messaging-braze", customer_id) else self.old

    def on_message(self, payload: dict) -> None:
        customer = self.store.get(payload["customer_id"])
        if customer is None:
            log.info("no customer %s", payload["customer_id"])
            return
        purchase = Purchase(
            customer_id=customer.id,
            email=customer.email,
            first_name=customer.first_name,
            total=payload["total_cents"] / 100,
            items=tuple(i["sku"] for i in payload["items"]),
            at=payload["created_at"],
        )
        self.sender_for(customer.id).purchased(purchase)


def main() -> None:
    consumer = Consumer(
        {"bootstrap.servers": os.environ["KAFKA"], "group.id": "messaging", "enable.auto.commit": False}
    )
    consumer.subscribe(["shop.purchases"])
    listener = PurchaseListener(CustomerStore(), CustomerIoSender(), BrazeSender())
    try:
        while True:
            msg = consumer.poll(1.0)
            if msg is None:
                continue
            if msg.error():
                log.error("%s", msg.error())
                continue
            listener.on_message(json.loads(msg.value()))
            consumer.commit(msg)
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
