import os

import clickhouse_connect

import topics

ch = clickhouse_connect.get_client(host=os.environ.get("CH_HOST", "localhost"),
                                   username="loader", password=os.environ.get("CH_PASSWORD", ""))

TABLES = {
    topics.ORDERS: ("shop.orders", ["id", "number", "total", "currency", "created_at"]),
    topics.RETURNS: ("shop.returns", ["id", "order_id", "state", "refund", "updated_at"]),
}
BATCH = 200


def flush(buf):
    for topic, rows in buf.items():
        if rows:
            table, cols = TABLES[topic]
            ch.insert(table, rows, column_names=cols)
            rows.clear()


def run():
    buf = {t: [] for t in TABLES}
    for topic, ev in topics.stream("warehouse", *TABLES):
        buf[topic].append([ev[c] for c in TABLES[topic][1]])
        if sum(map(len, buf.values())) >= BATCH:
            flush(buf)


if __name__ == "__main__":
    run()
