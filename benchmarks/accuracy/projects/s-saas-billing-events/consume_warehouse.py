import os
from datetime import datetime, timezone

import clickhouse_connect
from confluent_kafka import Consumer

from events import TOPIC, BillingEvent

COLUMNS = ["event_id", "kind", "customer_id", "plan", "mrr_cents", "occurred_at"]


def rows(messages):
    for m in messages:
        if m.error():
            continue
        e = BillingEvent.decode(m.value())
        yield [e.id, e.kind, e.customer_id, e.plan, e.mrr_cents, datetime.fromtimestamp(e.occurred_at, timezone.utc)]


def main():
    ch = clickhouse_connect.get_client(host=os.environ["CH_HOST"], username="loader", password=os.environ["CH_PW"], secure=True)
    consumer = Consumer({
        "bootstrap.servers": os.environ["KAFKA"], "group.id": "warehouse", "enable.auto.commit": False,
    })
    consumer.subscribe([TOPIC])
    while True:
        batch = list(rows(consumer.consume(num_messages=500, timeout=10)))
        if batch:
            ch.insert("billing_events", batch, column_names=COLUMNS)
            consumer.commit(asynchronous=False)


if __name__ == "__main__":
    main()
