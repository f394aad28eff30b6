#!/usr/bin/env python3
import csv
import datetime as dt
import logging
import os
import sys
from pathlib import Path

import mailchimp_marketing as mc
import requests
from google.cloud import bigquery

EXPORTS = Path(os.getenv("EXPORT_DIR", "/srv/share/exports"))
AUDIENCE = "8f1c22aa01"
SHOP = os.environ["SHOPIFY_SHOP"]
TABLE = "acme-dwh.raw.shopify_orders"
HC = "https://hc-ping.com/" + os.environ.get("HC_UUID", "")

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")

ORDERS = """
query ($cursor: String, $q: String!) {
  orders(first: 100, after: $cursor, query: $q) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id name createdAt
      customer { id email }
      totalPriceSet { shopMoney { amount currencyCode } }
    }
  }
}
"""


def audience_backup():
    client = mc.Client()
    client.set_config({"api_key": os.environ["MC_KEY"], "server": os.environ["MC_KEY"].split("-")[-1]})
    path = EXPORTS / f"audience_{dt.date.today():%Y%m%d}.csv"
    offset, total = 0, 0
    with path.open("w", newline="") as fh:
        out = csv.writer(fh)
        out.writerow(["email", "status", "opt_in", "tags"])
        while True:
            page = client.lists.get_list_members_info(AUDIENCE, count=500, offset=offset)
            members = page["members"]
            if not members:
                break
            for m in members:
                out.writerow([m["email_address"], m["status"], m["timestamp_opt"],
                              "|".join(t["name"] for t in m["tags"])])
            offset += len(members)
            total += len(members)
    logging.info("audience backup %s: %d", path, total)
    return total


def orders(day):
    cursor = None
    while True:
        r = requests.post(
            f"https://{SHOP}.myshopify.com/admin/api/2024-04/graphql.json",
            json={"query": ORDERS, "variables": {"cursor": cursor, "q": f"created_at:{day}"}},
            headers={"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"]},
            timeout=60,
        )
        r.raise_for_status()
        conn = r.json()["data"]["orders"]
        for n in conn["nodes"]:
            money = n["totalPriceSet"]["shopMoney"]
            yield {
                "order_id": n["id"].rsplit("/", 1)[-1],
                "name": n["name"],
                "created_at": n["createdAt"],
                "email": (n["customer"] or {}).get("email"),
                "amount": money["amount"],
                "currency": money["currencyCode"],
            }
        if not conn["pageInfo"]["hasNextPage"]:
            break
        cursor = conn["pageInfo"]["endCursor"]


def orders_to_dwh():
    day = dt.date.today() - dt.timedelta(days=1)
    rows = list(orders(day))
    if not rows:
        return
    bq = bigquery.Client()
    job = bq.load_table_from_json(
        rows, f"{TABLE}${day:%Y%m%d}",
        job_config=bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE"),
    )
    job.result()
    logging.info("loaded %s rows", job.output_rows)


def say(text):
    hook = os.getenv("SLACK_WEBHOOK")
    if hook:
        requests.post(hook, json={"text": text}, timeout=10)


def main():
    failed = []
    for job in (audience_backup, orders_to_dwh):
        try:
            job()
        except Exception as e:
            logging.exception(job.__name__)
            failed.append(f"{job.__name__}: {type(e).__name__}")
    if failed:
        say(":x: nightly exports: " + ", ".join(failed))
        requests.get(HC + "/fail", timeout=10)
        return 1
    say(":white_check_mark: nightly exports done")
    requests.get(HC, timeout=10)
    return 0


if __name__ == "__main__":
    sys.exit(main())
