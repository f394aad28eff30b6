import contextlib
import json
import os

import pika

QUEUE = os.getenv("ORDER_QUEUE", "orders.paid")


@contextlib.contextmanager
def channel():
    connection = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
    try:
        ch = connection.channel()
        ch.queue_declare(queue=QUEUE, durable=True, arguments={"x-dead-letter-exchange": "dlx"})
        yield ch
    finally:
        connection.close()


def publish(message):
    with channel() as ch:
        ch.basic_publish(
            exchange="",
            routing_key=QUEUE,
            body=json.dumps(message).encode(),
            properties=pika.BasicProperties(delivery_mode=2, content_type="application/json"),
        )


def consume(handler):
    def on_message(ch, method, properties, body):
        try:
            handler(json.loads(body))
        except Exception:
            ch.basic_nack(method.delivery_tag, requeue=False)
            raise
        ch.basic_ack(method.delivery_tag)

    with channel() as ch:
        ch.basic_qos(prefetch_count=1)
        ch.basic_consume(queue=QUEUE, on_message_callback=on_message)
        ch.start_consuming()
