from contextlib import contextmanager

import pika
from confluent_kafka import Consumer, Producer

from .conf import conf

STOCK_QUEUE = "supplier.stock"


@contextmanager
def kafka_producer():
    p = Producer({"bootstrap.servers": conf().kafka.brokers, "linger.ms": 50})
    try:
        yield p
    finally:
        p.flush(30)


def kafka_consumer(group):
    c = Consumer({"bootstrap.servers": conf().kafka.brokers, "group.id": group,
                  "auto.offset.reset": "earliest", "enable.auto.commit": False})
    c.subscribe([conf().kafka.topic])
    return c


@contextmanager
def rabbit():
    conn = pika.BlockingConnection(pika.URLParameters(conf().amqp))
    ch = conn.channel()
    ch.queue_declare(queue=STOCK_QUEUE, durable=True)
    try:
        yield ch
    finally:
        conn.close()
