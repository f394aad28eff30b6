"""Everything that knows about Kafka."""
import json
import os
import signal
from contextlib import contextmanager

from confluent_kafka import Consumer, Producer

ORDERS = "shop.orders.v2"
REVIEWS = "shop.reviews.v1"

_BROKERS = {"bootstrap.servers": os.environ.get("KAFKA_BROKERS", "localhost:9092")}


class Emitter:
    def __init__(self, topic, key):
        self.topic = topic
        self.key = key
        self.producer = Producer({**_BROKERS, "enable.idempotence": True})

    def __call__(self, payload):
        self.producer.produce(self.topic, key=str(payload[self.key]), value=json.dumps(payload).encode())
        self.producer.poll(0)

    def flush(self):
        self.producer.flush(30)


@contextmanager
def emitter(topic, key="id"):
    e = Emitter(topic, key)
    try:
        yield e
    finally:
        e.flush()


def consume(topic, group, on_message):
    consumer = Consumer({**_BROKERS, "group.id": group, "auto.offset.reset": "earliest", "enable.auto.commit": False})
    consumer.subscribe([topic])
    running = True

    def stop(*_):
        nonlocal running
        running = False

    signal.signal(signal.SIGTERM, stop)
    while running:
        msg = consumer.poll(1.0)
        if msg is None:
            continue
        if msg.error():
            raise RuntimeError(msg.error())
        on_message(json.loads(msg.value()))
        consumer.commit(msg, asynchronous=False)
    consumer.close()
