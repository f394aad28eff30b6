import os

import pika

EXCHANGE = "fulfilment"


def channel():
    conn = pika.BlockingConnection(pika.URLParameters(os.environ.get("AMQP_URL", "amqp://guest:guest@localhost/")))
    ch = conn.channel()
    ch.exchange_declare(exchange=EXCHANGE, exchange_type="topic", durable=True)
    return ch


def subscribe(queue, key, fn, prefetch=10):
    ch = channel()
    ch.queue_declare(queue=queue, durable=True)
    ch.queue_bind(queue, EXCHANGE, key)
    ch.basic_qos(prefetch_count=prefetch)
    ch.basic_consume(queue, fn)
    ch.start_consuming()
