from __future__ import annotations

import json
from typing import Callable, Iterable

from confluent_kafka import Consumer, Producer


class Publisher:
    def __init__(self, brokers: str, topic: str) -> None:
        self._producer = Producer({"bootstrap.servers": brokers})
        self._topic = topic

    def send_all(self, keyed: Iterable[tuple[str, dict]]) -> None:
        for key, body in keyed:
            self._producer.produce(self._topic, key=key, value=json.dumps(body, default=str))
            self._producer.poll(0)
        self._producer.flush()


class Subscriber:
    def __init__(self, brokers: str, topic: str, group: str) -> None:
        self._consumer = Consumer({"bootstrap.servers": brokers, "group.id": group, "auto.offset.reset": "earliest"})
        self._consumer.subscribe([topic])
        self._callbacks: list[Callable[[dict], None]] = []

    def add(self, callback: Callable[[dict], None]) -> "Subscriber":
        self._callbacks.append(callback)
        return self

    def run(self) -> None:
        try:
            while True:
                m = self._consumer.poll(1.0)
                if m is None or m.error():
                    continue
                body = json.loads(m.value())
                for cb in self._callbacks:
                    cb(body)
        finally:
            self._consumer.close()
