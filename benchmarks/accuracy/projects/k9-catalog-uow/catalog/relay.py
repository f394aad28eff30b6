"""Runs for ever: local outbox -> exchange."""
import sqlite3
import time
from contextlib import closing

import pika

from . import config


def drain(db: sqlite3.Connection, publish) -> int:
    rows = db.execute("SELECT id, topic, body FROM outbox ORDER BY id LIMIT 100").fetchall()
    for rowid, topic, body in rows:
        publish(routing_key=topic, body=body)
        db.execute("DELETE FROM outbox WHERE id = ?", (rowid,))
        db.commit()
    return len(rows)


def main() -> None:
    connection = pika.BlockingConnection(pika.URLParameters(config.AMQP_URL))
    channel = connection.channel()
    channel.exchange_declare("catalog", exchange_type="topic", durable=True)

    def publish(routing_key: str, body: str) -> None:
        channel.basic_publish(
            exchange="catalog",
            routing_key=routing_key,
            body=body.encode(),
            properties=pika.BasicProperties(delivery_mode=2, content_type="application/json"),
        )

    with closing(sqlite3.connect(config.OUTBOX)) as db:
        while True:
            if not drain(db, publish):
                connection.sleep(5)


if __name__ == "__main__":
    main()
