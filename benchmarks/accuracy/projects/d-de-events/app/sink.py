import json
import logging
import signal

import clickhouse_connect
from confluent_kafka import Consumer

from app.plans import PlanLookup
from app.settings import settings

log = logging.getLogger("sink")
COLUMNS = ["id", "user_id", "plan", "event", "props", "ts"]
BATCH = 5000
running = True


def stop(*_):
    global running
    running = False


def main():
    signal.signal(signal.SIGTERM, stop)
    consumer = Consumer({
        "bootstrap.servers": settings.kafka_brokers,
        "group.id": "clickhouse-sink",
        "enable.auto.commit": False,
        "auto.offset.reset": "earliest",
    })
    consumer.subscribe([settings.topic])
    ch = clickhouse_connect.get_client(host=settings.clickhouse_host)
    plans = PlanLookup()
    buf = []
    while running:
        msg = consumer.poll(1.0)
        if msg is not None and not msg.error():
            e = json.loads(msg.value())
            buf.append([e["id"], e["user"], plans[e["user"]], e["event"], json.dumps(e["props"]), e["ts"]])
        if len(buf) >= BATCH or (msg is None and buf):
            ch.insert("events", buf, column_names=COLUMNS)
            consumer.commit()
            log.info("flushed %d", len(buf))
            buf = []
    consumer.close()


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    main()
