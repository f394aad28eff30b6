#!/usr/bin/python3
"""rabbit queue "alarms" -> Opsgenie, to whoever has the shift"""
import functools
import json
import os
import sys

import pika
import psycopg2
import requests

SQL = "SELECT p.email FROM shifts s JOIN people p ON p.id = s.person_id WHERE now() BETWEEN s.begins AND s.ends"


def on_shift(db):
    with db, db.cursor() as cur:
        cur.execute(SQL)
        return [row[0] for row in cur.fetchall()]


def on_alarm(ch, method, properties, body, db):
    alarm = json.loads(body)
    r = requests.post(
        "https://api.opsgenie.com/v2/alerts",
        headers={"Authorization": "GenieKey " + os.environ["OPSGENIE_KEY"]},
        json={
            "message": "Room {room} at {celsius} °C".format(**alarm),
            "alias": "coldstore-" + alarm["room"],
            "responders": [{"type": "user", "username": mail} for mail in on_shift(db)],
            "priority": "P2",
        },
    )
    if r.status_code == 202:
        ch.basic_ack(delivery_tag=method.delivery_tag)
    else:
        ch.basic_nack(delivery_tag=method.delivery_tag, requeue=True)


def main():
    db = psycopg2.connect(os.environ["SHIFTS_DSN"])
    conn = pika.BlockingConnection(pika.ConnectionParameters("rabbit.lan"))
    ch = conn.channel()
    ch.basic_qos(prefetch_count=1)
    ch.basic_consume(queue="alarms", on_message_callback=functools.partial(on_alarm, db=db))
    try:
        ch.start_consuming()
    except KeyboardInterrupt:
        ch.stop_consuming()
        conn.close()


if __name__ == "__main__":
    sys.exit(main())
