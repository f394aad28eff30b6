import os

import clickhouse_connect

COLUMNS = ["id", "title", "won_at", "value_usd"]


def save(records):
    client = clickhouse_connect.get_client(
        host=os.environ["CLICKHOUSE_HOST"],
        username="etl",
        password=os.environ["CLICKHOUSE_PASSWORD"],
    )
    data = [[getattr(record, column) for column in COLUMNS] for record in records]
    client.insert("sales.booked", data, column_names=COLUMNS)
