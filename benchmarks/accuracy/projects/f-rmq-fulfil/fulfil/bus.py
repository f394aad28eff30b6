import json
import os
from contextlib import contextmanager

import pika

ORDERS = "peak.orders"
SHIP = "peak.ship"


@contextmanager
def channel():
    conn = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
    ch = conn.channel()
    for q in (ORDERS, SHIP):
        ch.queue_declare(queue=q, durable=True)
    try:
        yield ch
    finally:
        conn.close()


def send(ch, queue, obj):
    ch.basic_publish("", queue, json.dumps(obj), pika.BasicProperties(delivery_mode=2))


def listen(queue, fn):
    with channel() as ch:
        ch.basic_qos(prefetch_count=5)

        def on_message(c, method, props, body):
            try:
                fn(c, json.loads(body))
            except Exception:
                c.basic_nack(method.delivery_tag, requeue=False)
                raise
            c.basic_ack(method.delivery_tag)

        ch.basic_consume(queue, on_message)
        ch.start_consuming()
