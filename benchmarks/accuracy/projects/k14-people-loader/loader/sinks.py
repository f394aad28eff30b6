import json
import os
from itertools import islice

import clickhouse_connect
import pika


class ClickHouseSink:
    """Batches rows into inserts."""

    def __init__(self, target):
        self.table = target

    def __enter__(self):
        self.client = clickhouse_connect.get_client(
            host=os.environ["CH_HOST"], username="loader", password=os.environ["CH_PASSWORD"], secure=True)
        return self

    def __exit__(self, *exc):
        self.client.close()

    def write(self, rows, batch=5000):
        n = 0
        rows = iter(rows)
        while chunk := list(islice(rows, batch)):
            cols = list(chunk[0])
            self.client.insert(self.table, [[r[c] for c in cols] for r in chunk], column_names=cols)
            n += len(chunk)
        return n


class RabbitSink:
    """One persistent message per row; IT's onboarding service listens."""

    def __init__(self, target):
        self.queue = target

    def __enter__(self):
        self.conn = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
        self.channel = self.conn.channel()
        self.channel.queue_declare(queue=self.queue, durable=True)
        return self

    def __exit__(self, *exc):
        self.conn.close()

    def write(self, rows):
        n = 0
        for row in rows:
            self.channel.basic_publish(
                exchange="", routing_key=self.queue, body=json.dumps(row),
                properties=pika.BasicProperties(delivery_mode=2, content_type="application/json"))
            n += 1
        return n


SINKS = {"clickhouse": ClickHouseSink, "rabbitmq": RabbitSink}
