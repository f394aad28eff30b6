import json
import logging
import os

import pika

log = logging.getLogger("bus")
EXCHANGE = "fulfil"


class Bus:
    def __init__(self, url=None):
        self._conn = pika.BlockingConnection(pika.URLParameters(url or os.environ["AMQP_URL"]))
        self._ch = self._conn.channel()
        self._ch.exchange_declare(EXCHANGE, "topic", durable=True)

    def publish(self, topic, message):
        self._ch.basic_publish(
            EXCHANGE, topic, json.dumps(message, default=str),
            pika.BasicProperties(delivery_mode=2, content_type="application/json"),
        )

    def consume(self, handlers):
        for topic, fn in handlers.items():
            queue = f"fulfil.{topic}"
            self._ch.queue_declare(queue, durable=True)
            self._ch.queue_bind(queue, EXCHANGE, topic)
            self._ch.basic_consume(queue, self._callback(fn))
        self._ch.basic_qos(prefetch_count=1)
        self._ch.start_consuming()

    def _callback(self, fn):
        def inner(ch, method, props, body):
            try:
                for topic, message in fn(json.loads(body)) or ():
                    self.publish(topic, message)
            except Exception:
                log.exception("%s", method.routing_key)
                ch.basic_nack(method.delivery_tag, requeue=not method.redelivered)
            else:
                ch.basic_ack(method.delivery_tag)
        return inner

    def close(self):
        self._conn.close()
