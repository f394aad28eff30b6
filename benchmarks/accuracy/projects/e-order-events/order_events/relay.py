import logging
import threading

from .outbox import OutboxRepository
from .publish import KafkaPublisher

log = logging.getLogger(__name__)


class Relay:
    def __init__(self, outbox: OutboxRepository, publisher: KafkaPublisher, topic: str):
        self.outbox = outbox
        self.publisher = publisher
        self.topic = topic

    def step(self) -> int:
        with self.outbox.batch() as rows:
            for row in rows:
                envelope = {
                    "id": row["id"],
                    "type": row["event_type"],
                    "order_id": row["aggregate_id"],
                    "at": row["created_at"],
                    "data": row["payload"],
                }
                self.publisher.send(self.topic, str(row["aggregate_id"]), envelope)
            self.publisher.flush()
            return len(rows)

    def run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            n = self.step()
            if n:
                log.info("relayed %s", n)
            else:
                stop.wait(1.0)
