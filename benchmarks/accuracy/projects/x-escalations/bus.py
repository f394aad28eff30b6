import json
import os

import pika

QUEUE = "escalations"


def channel():
    conn = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
    ch = conn.channel()
    ch.queue_declare(queue=QUEUE, durable=True)
    return ch


def publish(ch, payload):
    ch.basic_publish(exchange="", routing_key=QUEUE, body=json.dumps(payload),
                     properties=pika.BasicProperties(delivery_mode=2))


def consume(ch, handler):
    def on_message(chan, method, _props, body):
        try:
            handler(json.loads(body))
        except Exception:
            chan.basic_nack(method.delivery_tag, requeue=False)
            raise
        chan.basic_ack(method.delivery_tag)

    ch.basic_qos(prefetch_count=1)
    ch.basic_consume(queue=QUEUE, on_message_callback=on_message)
    ch.start_consuming()
