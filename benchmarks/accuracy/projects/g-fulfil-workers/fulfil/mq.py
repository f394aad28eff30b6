import json
import os

import pika


def channel():
    conn = pika.BlockingConnection(pika.URLParameters(os.environ["CLOUDAMQP_URL"]))
    ch = conn.channel()
    for q in ("orders.paid", "labels.created"):
        ch.queue_declare(queue=q, durable=True)
    return ch


def put(queue, payload):
    ch = channel()
    ch.basic_publish(exchange="", routing_key=queue, body=json.dumps(payload),
                     properties=pika.BasicProperties(delivery_mode=2))
    ch.connection.close()


def consumer(queue):
    def deco(fn):
        def on_message(ch, method, props, body):
            try:
                fn(json.loads(body))
            except Exception:
                ch.basic_nack(method.delivery_tag, requeue=False)
                raise
            ch.basic_ack(method.delivery_tag)

        def serve():
            ch = channel()
            ch.basic_qos(prefetch_count=1)
            ch.basic_consume(queue=queue, on_message_callback=on_message)
            ch.start_consuming()
        fn.serve = serve
        return fn
    return deco
