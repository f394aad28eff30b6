from __future__ import annotations

import os
from contextlib import contextmanager
from typing import Iterator

from confluent_kafka import Consumer, KafkaException, Producer

from .entry import Entry

TOPIC = "payments.confirmed"


def publish(entry: Entry) -> None:
    producer = Producer({"bootstrap.servers": os.environ["KAFKA_BROKERS"]})
    producer.produce(TOPIC, key=entry.ref, value=entry.to_json())
    producer.flush(10)


@contextmanager
def subscription(group: str) -> Iterator[Iterator[Entry]]:
    consumer = Consumer(
        {
            "bootstrap.servers": os.environ["KAFKA_BROKERS"],
            "group.id": group,
            "auto.offset.reset": "earliest",
        }
    )
    consumer.subscribe([TOPIC])

    def entries():
        while True:
            msg = consumer.poll(1.0)
            if msg is None:
                continue
            if msg.error():
                raise KafkaException(msg.error())
            yield Entry.from_json(msg.value())

    try:
        yield entries()
    finally:
        consumer.close()
