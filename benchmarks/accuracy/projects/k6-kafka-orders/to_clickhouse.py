import os
from datetime import datetime

import ldclient
from clickhouse_driver import Client
from ldclient import Context
from ldclient.config import Config

from common import ORDERS_TOPIC, messages

ldclient.set_config(Config(os.environ["LD_SDK_KEY"]))
flags = ldclient.get()
me = Context.builder("to-clickhouse").kind("service").build()

ch = Client(os.environ.get("CH_HOST", "clickhouse"))
SQL = "INSERT INTO shop.order_items (order_id, created_at, sku, qty, total) VALUES"


def explode(order):
    ts = datetime.fromisoformat(order["created_at"])
    for item in order["items"]:
        yield (order["id"], ts, item["sku"], item["qty"], order["total"])


pending = []
for order in messages("clickhouse-sink", ORDERS_TOPIC):
    if order is not None:
        pending.extend(explode(order))
    size = flags.variation("clickhouse-batch", me, 500)
    if pending and (order is None or len(pending) >= size):
        ch.execute(SQL, pending)
        pending = []
