"""Outbox of the shop database to Kafka. Runs every minute from cron."""
import json
import os
from contextlib import closing

import psycopg2
import psycopg2.extras
from confluent_kafka import Producer

from .conf import CONF, TOPICS

QUERY = "SELECT id, kind, customer_id, payload FROM loyalty_outbox WHERE sent_at IS NULL ORDER BY id LIMIT 5000"


def outbox(conn):
    with conn.cursor(name="outbox", cursor_factory=psycopg2.extras.RealDictCursor) as cur:
        cur.execute(QUERY)
        for row in cur:
            topic = TOPICS["points"] if row["kind"] == "points" else TOPICS["tiers"]
            yield row["id"], topic, str(row["customer_id"]), {**row["payload"], "customer_id": row["customer_id"]}


def main():
    producer = Producer({"bootstrap.servers": CONF["kafka"]["bootstrap"], "enable.idempotence": True})
    done = []
    with closing(psycopg2.connect(os.environ["SHOP_DSN"])) as conn:
        for row_id, topic, key, payload in outbox(conn):
            producer.produce(topic, key=key, value=json.dumps(payload, default=str))
            done.append(row_id)
        producer.flush()
        with conn, conn.cursor() as cur:
            cur.execute("UPDATE loyalty_outbox SET sent_at = now() WHERE id = ANY(%s)", (done,))


if __name__ == "__main__":
    main()
