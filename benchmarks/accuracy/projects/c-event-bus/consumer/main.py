import json
import logging
import os
import signal

from confluent_kafka import Consumer, KafkaError

from . import handlers
from .clients import FACTORIES
from .registry import Context, dispatch

log = logging.getLogger("consumer")
running = True


def stop(*_):
    global running
    running = False


def run():
    handlers.load()
    ctx = Context(FACTORIES)
    c = Consumer({
        "bootstrap.servers": os.environ["KAFKA_BROKERS"],
        "group.id": "engagement",
        "enable.auto.commit": False,
        "auto.offset.reset": "earliest",
    })
    c.subscribe(["shop.customers.v1", "shop.orders.v1"])
    try:
        while running:
            msg = c.poll(1.0)
            if msg is None:
                continue
            if msg.error():
                if msg.error().code() != KafkaError._PARTITION_EOF:
                    log.error("kafka: %s", msg.error())
                continue
            try:
                dispatch(json.loads(msg.value()), ctx)
            except Exception:
                break
            c.commit(msg, asynchronous=False)
    finally:
        c.close()


if __name__ == "__main__":
    logging.basicConfig(level=os.environ.get("LOG_LEVEL", "INFO"))
    signal.signal(signal.SIGTERM, stop)
    run()
