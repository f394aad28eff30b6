import os

import clickhouse_connect

from shopstream.stream import ORDERS, consume

COLUMNS = ["id", "status", "email", "total", "currency", "created", "skus"]


class Buffer:
    def __init__(self, client, size=200):
        self.client = client
        self.size = size
        self.rows = []

    def add(self, order):
        self.rows.append([order[c] for c in COLUMNS])
        if len(self.rows) >= self.size:
            self.client.insert("shop.orders", self.rows, column_names=COLUMNS)
            self.rows = []


if __name__ == "__main__":
    buffer = Buffer(clickhouse_connect.get_client(host=os.environ["CLICKHOUSE_HOST"], secure=True))
    consume(ORDERS, "clickhouse-orders", buffer.add)
