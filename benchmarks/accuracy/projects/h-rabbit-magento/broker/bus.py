import json
import os

import pika

EXCHANGE = "shop.events"


def connect():
    return pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))


class Publisher:
    def __init__(self):
        self.connection = connect()
        self.channel = self.connection.channel()
        self.channel.exchange_declare(EXCHANGE, exchange_type="topic", durable=True)

    def emit(self, key, body):
        self.channel.basic_publish(
            exchange=EXCHANGE,
            routing_key=key,
            body=json.dumps(body),
            properties=pika.BasicProperties(delivery_mode=2, content_type="application/json"),
        )

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.connection.close()


class Consumer:
    def __init__(self, queue):
        self.queue = queue
        self.handlers = {}

    def on(self, key):
        def register(func):
            self.handlers[key] = func
            return func

        return register

    def _dispatch(self, channel, method, properties, body):
        handler = self.handlers.get(method.routing_key)
        try:
            if handler:
                handler(json.loads(body))
        except Exception:
            channel.basic_nack(method.delivery_tag, requeue=False)
            raise
        channel.basic_ack(method.delivery_tag)

    def run(self):
        channel = connect().channel()
        channel.queue_declare(self.queue, durable=True, arguments={"x-dead-letter-exchange": "shop.dead"})
        for key in self.handlers:
            channel.queue_bind(self.queue, EXCHANGE, key)
        channel.basic_qos(prefetch_count=20)
        channel.basic_consume(self.queue, self._dispatch)
        channel.start_consuming()
