import json
import os
from decimal import Decimal

import pymysql
from confluent_kafka import Producer

from .config import BOOTSTRAP, TOPIC

SQL = "SELECT id, sku, name, brand_id, price FROM products WHERE updated_at >= %s"


def _plain(value):
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value))


def changed(since):
    connection = pymysql.connect(
        host=os.environ["MYSQL_HOST"],
        user=os.environ["MYSQL_USER"],
        password=os.environ["MYSQL_PASSWORD"],
        database="catalog",
        cursorclass=pymysql.cursors.SSDictCursor,
    )
    with connection, connection.cursor() as cursor:
        cursor.execute(SQL, (since,))
        while True:
            batch = cursor.fetchmany(500)
            if not batch:
                break
            yield from batch


def publish(since):
    producer = Producer({"bootstrap.servers": BOOTSTRAP, "enable.idempotence": True})
    for product in changed(since):
        producer.produce(
            TOPIC, key=str(product["id"]), value=json.dumps(product, default=_plain)
        )
        producer.poll(0)
    producer.flush()
