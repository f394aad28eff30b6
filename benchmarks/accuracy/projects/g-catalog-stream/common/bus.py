import json
import os
from typing import Callable, Iterator

from confluent_kafka import Consumer, Producer

_CONF = {"bootstrap.servers": os.getenv("KAFKA", "kafka:9092")}


class Bus:
    def __init__(self) -> None:
        self._p = Producer(_CONF)

    def emit(self, topic: str, key: str, value: dict) -> None:
        self._p.produce(topic, key=key, value=json.dumps(value, default=str))
        self._p.poll(0)

    def close(self) -> None:
        self._p.flush(10)


def listen(topic: str, group: str) -> Iterator[dict]:
    c = Consumer({**_CONF, "group.id": group, "auto.offset.reset": "earliest"})
    c.subscribe([topic])
    try:
        while True:
            m = c.poll(1.0)
            if m is None or m.error():
                continue
            yield json.loads(m.value())
    finally:
        c.close()


def pump(topic: str, group: str, handler: Callable[[dict], None]) -> None:
    for msg in listen(topic, group):
        handler(msg)
