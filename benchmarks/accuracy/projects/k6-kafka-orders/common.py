import json
import os

from confluent_kafka import Consumer, Producer

BROKERS = os.environ.get("KAFKA_BROKERS", "kafka:9092")
ORDERS_TOPIC = "shop.orders.v1"


def producer():
    return Producer({"bootstrap.servers": BROKERS, "enable.idempotence": True})


def messages(group, *topics, timeout=1.0):
    """Endless generator of decoded messages; commits after the caller came back for the next one."""
    c = Consumer({"bootstrap.servers": BROKERS, "group.id": group, "enable.auto.commit": False,
                  "auto.offset.reset": "earliest"})
    c.subscribe(list(topics))
    try:
        while True:
            msg = c.poll(timeout)
            if msg is None:
                yield None
                continue
            if msg.error():
                raise RuntimeError(msg.error())
            yield json.loads(msg.value())
            c.commit(msg)
    finally:
        c.close()
