import json
import os
from typing import Callable, Dict

from confluent_kafka import Consumer, Producer

_conf = {"bootstrap.servers": os.environ.get("KAFKA", "localhost:9092")}
_producer = None


def publish(topic: str, key: str, value: dict) -> None:
    global _producer
    if _producer is None:
        _producer = Producer(_conf)
    _producer.produce(topic, key=key, value=json.dumps(value).encode())
    _producer.flush(5)


class Worker:
    def __init__(self, group: str):
        self.group = group
        self.handlers: Dict[str, Callable[[dict], None]] = {}

    def on(self, topic: str):
        def deco(fn):
            self.handlers[topic] = fn
            return fn
        return deco

    def run(self):
        c = Consumer({**_conf, "group.id": self.group, "auto.offset.reset": "earliest", "enable.auto.commit": False})
        c.subscribe(list(self.handlers))
        try:
            while True:
                msg = c.poll(1.0)
                if msg is None or msg.error():
                    continue
                value = json.loads(msg.value())
                try:
                    self.handlers[msg.topic()](value)
                except Exception as exc:
                    publish(msg.topic() + ".dlq", (msg.key() or b"").decode(), {"error": repr(exc), "value": value})
                c.commit(msg)
        finally:
            c.close()
