#!/usr/bin/env python
import os
import time

import requests
from dotenv import load_dotenv

load_dotenv()
import odoo_rpc

SHOP = os.environ["SHOP"]
H = {"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"], "Content-Type": "application/json"}
API = "https://%s/admin/api/2023-10" % SHOP
LOCATION = 61234567890


def variants():
    url = API + "/variants.json?limit=250&fields=id,sku,inventory_item_id"
    while url:
        r = requests.get(url, headers=H)
        r.raise_for_status()
        for v in r.json()["variants"]:
            yield v
        url = r.links.get("next", {}).get("url")
        time.sleep(0.5)


def set_level(item, qty):
    r = requests.post(
        API + "/inventory_levels/set.json",
        headers=H,
        json={"location_id": LOCATION, "inventory_item_id": item, "available": qty},
    )
    if r.status_code != 200:
        print("ERR", item, r.text)


if __name__ == "__main__":
    by_sku = {v["sku"]: v["inventory_item_id"] for v in variants() if v.get("sku")}
    n = 0
    for p in odoo_rpc.stock():
        item = by_sku.get(p["default_code"])
        if not item:
            continue
        qty = max(int(min(p["qty_available"], p["virtual_available"])), 0)
        set_level(item, qty)
        n += 1
        time.sleep(0.55)
    print("updated", n, "of", len(by_sku))
