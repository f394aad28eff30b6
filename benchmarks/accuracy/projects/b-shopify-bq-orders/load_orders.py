"""Nightly load of Shopify orders into BigQuery (raw layer)."""
import argparse
import datetime as dt
import json
import logging
import os
import re
import time

import requests
from google.cloud import bigquery

log = logging.getLogger("load_orders")

SHOP = os.environ["SHOPIFY_SHOP"]
TOKEN = os.environ["SHOPIFY_ADMIN_TOKEN"]
API_VERSION = "2024-07"
TABLE = os.environ.get("BQ_TABLE", "acme-dwh.raw_shopify.orders")

SCHEMA = [
    bigquery.SchemaField("order_id", "INT64", mode="REQUIRED"),
    bigquery.SchemaField("name", "STRING"),
    bigquery.SchemaField("created_at", "TIMESTAMP"),
    bigquery.SchemaField("currency", "STRING"),
    bigquery.SchemaField("total", "NUMERIC"),
    bigquery.SchemaField("customer_hash", "STRING"),
    bigquery.SchemaField("payload", "STRING"),
]


def next_link(header):
    m = re.search(r'<([^>]+)>;\s*rel="next"', header or "")
    return m.group(1) if m else None


def fetch_orders(since):
    session = requests.Session()
    session.headers["X-Shopify-Access-Token"] = TOKEN
    url = f"https://{SHOP}.myshopify.com/admin/api/{API_VERSION}/orders.json"
    params = {"status": "any", "limit": 250, "updated_at_min": since}
    while url:
        resp = session.get(url, params=params, timeout=60)
        if resp.status_code == 429:
            time.sleep(float(resp.headers.get("Retry-After", 2)))
            continue
        resp.raise_for_status()
        yield from resp.json()["orders"]
        url, params = next_link(resp.headers.get("Link")), None


def to_row(order):
    return {
        "order_id": order["id"],
        "name": order["name"],
        "created_at": order["created_at"],
        "currency": order["currency"],
        "total": order["total_price"],
        "customer_hash": str(hash((order.get("customer") or {}).get("email"))),
        "payload": json.dumps(order),
    }


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--days", type=int, default=2)
    args = ap.parse_args()
    since = (dt.datetime.utcnow() - dt.timedelta(days=args.days)).isoformat()

    rows = [to_row(o) for o in fetch_orders(since)]
    log.info("%d orders since %s", len(rows), since)
    if not rows:
        return

    client = bigquery.Client()
    job = client.load_table_from_json(
        rows,
        TABLE,
        job_config=bigquery.LoadJobConfig(schema=SCHEMA, write_disposition="WRITE_APPEND"),
    )
    job.result()
    log.info("loaded %s rows into %s", job.output_rows, TABLE)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
