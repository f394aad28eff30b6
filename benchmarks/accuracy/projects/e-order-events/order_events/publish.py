import json

from confluent_kafka import Producer


class KafkaPublisher:
    def __init__(self, brokers: str):
        self._producer = Producer({"bootstrap.servers": brokers, "enable.idempotence": True})

    def send(self, topic: str, key: str, message: dict) -> None:
        self._producer.produce(topic, key=key, value=json.dumps(message, default=str).encode())
        self._producer.poll(0)

    def flush(self) -> None:
        left = self._producer.flush(10)
        if left:
            raise RuntimeError(f"{left} messages not delivered")
