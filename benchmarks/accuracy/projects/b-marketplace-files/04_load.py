import json
import os

import clickhouse_connect
import pandas as pd

DATA = os.environ.get("DATA_DIR", "data")

amazon = pd.read_parquet(os.path.join(DATA, "amazon_orders.parquet"))
ebay = pd.read_csv(os.path.join(DATA, "ebay_orders.csv"))
with open(os.path.join(DATA, "rates.json")) as fh:
    rates = json.load(fh)

orders = pd.concat([amazon, ebay], ignore_index=True)
orders = orders[orders["currency"].notna()]
orders["amount_eur"] = (orders["amount"] / orders["currency"].map(rates)).round(2)
orders["purchased"] = pd.to_datetime(orders["purchased"], utc=True)

client = clickhouse_connect.get_client(
    host=os.environ["CLICKHOUSE_HOST"], username="loader", password=os.environ["CLICKHOUSE_PASSWORD"], secure=True
)
client.insert_df("sales.marketplace_orders", orders)
client.command("OPTIMIZE TABLE sales.marketplace_orders FINAL")
print(len(orders), "orders")
