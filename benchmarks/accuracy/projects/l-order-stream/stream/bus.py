import json
import os
from typing import Callable

from confluent_kafka import Consumer, Producer

SERVERS = os.environ.get("KAFKA", "kafka:9092")
ORDERS = "shop.orders.v1"


def publisher() -> Callable[[str, str, dict], None]:
    p = Producer({"bootstrap.servers": SERVERS, "enable.idempotence": True})

    def publish(topic, key, value):
        p.produce(topic, key=key, value=json.dumps(value).encode())
        p.poll(0)

    publish.flush = p.flush
    return publish


def consume(topic: str, group: str, handler: Callable[[dict], None]) -> None:
    c = Consumer({"bootstrap.servers": SERVERS, "group.id": group, "auto.offset.reset": "earliest", "enable.auto.commit": False})
    c.subscribe([topic])
    try:
        while True:
            msg = c.poll(1.0)
            if msg is None:
                continue
            if msg.error():
                raise RuntimeError(msg.error())
            handler(json.loads(msg.value()))
            c.commit(msg)
    finally:
        c.close()
