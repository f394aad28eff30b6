import json
import os
import signal
from datetime import datetime
from typing import Callable

import clickhouse_connect
import requests
from confluent_kafka import Consumer

from .conf import CONF, TOPICS

Handler = Callable[[list[dict]], None]
HANDLERS: dict[str, Handler] = {}


def on(topic: str):
    def register(fn: Handler) -> Handler:
        HANDLERS[topic] = fn
        return fn
    return register


@on(TOPICS["points"])
def store_points(events):
    client = clickhouse_connect.get_client(
        host=CONF["clickhouse"]["host"], database=CONF["clickhouse"]["database"], password=os.environ["CH_PASSWORD"]
    )
    client.insert(
        "points",
        [[e["customer_id"], e["points"], e["reason"], datetime.fromisoformat(e["at"])] for e in events],
        column_names=["customer_id", "points", "reason", "at"],
    )


@on(TOPICS["tiers"])
def update_tiers(events):
    attributes = [{"external_id": str(e["customer_id"]), "loyalty_tier": e["tier"], "loyalty_since": e["at"]} for e in events]
    for i in range(0, len(attributes), 75):
        requests.post(
            CONF["braze"]["endpoint"] + "/users/track",
            headers={"Authorization": "Bearer " + os.environ["BRAZE_KEY"]},
            json={"attributes": attributes[i:i + 75]},
            timeout=20,
        ).raise_for_status()


def main():
    running = True

    def stop(*_):
        nonlocal running
        running = False

    signal.signal(signal.SIGTERM, stop)
    consumer = Consumer({
        "bootstrap.servers": CONF["kafka"]["bootstrap"],
        "group.id": CONF["kafka"]["group"],
        "enable.auto.commit": False,
    })
    consumer.subscribe(list(HANDLERS))
    while running:
        batches: dict[str, list[dict]] = {}
        for msg in consumer.consume(num_messages=500, timeout=2.0):
            if msg.error():
                continue
            batches.setdefault(msg.topic(), []).append(json.loads(msg.value()))
        for topic, events in batches.items():
            HANDLERS[topic](events)
        if batches:
            consumer.commit(asynchronous=False)
    consumer.close()


if __name__ == "__main__":
    main()
