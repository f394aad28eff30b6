"""Dump all customers that changed since yesterday."""
import datetime as dt
import json
import os

import requests

from paths import CUSTOMERS

SHOP = os.environ["SHOPIFY_SHOP"]
VERSION = "2023-10"


def pages(since):
    url = f"https://{SHOP}.myshopify.com/admin/api/{VERSION}/customers.json"
    params = {"updated_at_min": since, "limit": 250}
    headers = {"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"]}
    while url:
        r = requests.get(url, params=params, headers=headers, timeout=60)
        r.raise_for_status()
        yield r.json()["customers"]
        url = r.links.get("next", {}).get("url")
        params = None


def main():
    since = (dt.datetime.utcnow() - dt.timedelta(days=1)).isoformat()
    n = 0
    with CUSTOMERS.open("w", encoding="utf-8") as fh:
        for page in pages(since):
            for c in page:
                fh.write(json.dumps({
                    "email": c.get("email"),
                    "first": c.get("first_name"),
                    "orders": c.get("orders_count", 0),
                    "spent": c.get("total_spent", "0"),
                    "tags": c.get("tags", ""),
                }) + "\n")
                n += 1
    print("customers:", n)


if __name__ == "__main__":
    main()
