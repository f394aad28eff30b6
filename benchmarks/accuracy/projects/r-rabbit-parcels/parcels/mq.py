import json
import os
from contextlib import contextmanager

import pika

EXCHANGE = "parcels"


@contextmanager
def channel():
    conn = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
    try:
        ch = conn.channel()
        ch.exchange_declare(exchange=EXCHANGE, exchange_type="topic", durable=True)
        yield ch
    finally:
        conn.close()


def publish(ch, key, message):
    ch.basic_publish(
        exchange=EXCHANGE,
        routing_key=key,
        body=json.dumps(message, default=str),
        properties=pika.BasicProperties(delivery_mode=2, content_type="application/json"),
    )


def consume(queue, key, handler):
    with channel() as ch:
        ch.queue_declare(queue=queue, durable=True)
        ch.queue_bind(queue=queue, exchange=EXCHANGE, routing_key=key)
        ch.basic_qos(prefetch_count=1)

        def _cb(c, method, props, body):
            try:
                handler(json.loads(body), lambda k, m: publish(c, k, m))
            except Exception:
                c.basic_nack(delivery_tag=method.delivery_tag, requeue=False)
                raise
            c.basic_ack(delivery_tag=method.delivery_tag)

        ch.basic_consume(queue=queue, on_message_callback=_cb)
        ch.start_consuming()
