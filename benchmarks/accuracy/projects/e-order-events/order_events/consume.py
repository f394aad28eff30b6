import json
import logging

from confluent_kafka import Consumer, KafkaError

log = logging.getLogger(__name__)


class KafkaSource:
    def __init__(self, brokers, topic, group):
        self._c = Consumer(
            {"bootstrap.servers": brokers, "group.id": group, "auto.offset.reset": "earliest", "enable.auto.commit": False}
        )
        self._c.subscribe([topic])

    def events(self, stop):
        while not stop.is_set():
            msg = self._c.poll(1.0)
            if msg is None:
                continue
            if msg.error():
                if msg.error().code() != KafkaError._PARTITION_EOF:
                    log.error(msg.error())
                continue
            yield json.loads(msg.value())
        self._c.close()

    def commit(self):
        self._c.commit(asynchronous=False)
