#!/usr/bin/env python3
"""Shop catalogue -> Merchant Center, with the promo sheet on top."""
import logging
import os
import re
import sys
from decimal import Decimal, InvalidOperation

import gspread
import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build

SHOP = os.environ["SHOP_DOMAIN"]
TOKEN = os.environ["SHOP_ADMIN_TOKEN"]
MERCHANT_ID = os.environ["MERCHANT_ID"]
SHEET_KEY = os.environ["PROMO_SHEET"]
SA_FILE = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS", "sa.json")
API_VERSION = "2025-01"
BATCH = 200

log = logging.getLogger("feed")


def shop_products():
    url = f"https://{SHOP}/admin/api/{API_VERSION}/products.json"
    params = {"limit": 250, "status": "active"}
    s = requests.Session()
    s.headers["X-Shopify-Access-Token"] = TOKEN
    while url:
        r = s.get(url, params=params, timeout=60)
        r.raise_for_status()
        yield from r.json()["products"]
        url = r.links.get("next", {}).get("url")
        params = None


def promo_prices():
    gc = gspread.service_account(filename=SA_FILE)
    ws = gc.open_by_key(SHEET_KEY).worksheet("live")
    out = {}
    for row in ws.get_all_records():
        sku = str(row.get("SKU", "")).strip().upper()
        try:
            out[sku] = Decimal(str(row["Promo price"]).replace(",", "."))
        except (InvalidOperation, KeyError):
            log.warning("bad promo row for %s", sku)
    return out


def strip_html(s):
    return re.sub(r"<[^>]+>", " ", s or "").strip()[:4900]


def entry(product, variant, promo):
    sku = (variant["sku"] or "").upper()
    body = {
        "offerId": sku,
        "title": product["title"],
        "description": strip_html(product["body_html"]),
        "link": f"https://www.example-outdoor.com/products/{product['handle']}?variant={variant['id']}",
        "imageLink": (product.get("image") or {}).get("src"),
        "contentLanguage": "en",
        "targetCountry": "US",
        "channel": "online",
        "availability": "in_stock" if variant["inventory_quantity"] > 0 else "out_of_stock",
        "condition": "new",
        "brand": product["vendor"],
        "gtin": variant.get("barcode") or None,
        "price": {"value": variant["price"], "currency": "USD"},
    }
    if sku in promo:
        body["salePrice"] = {"value": str(promo[sku]), "currency": "USD"}
        body["customLabel0"] = "bfcm"
    return body


def chunks(seq, n):
    for i in range(0, len(seq), n):
        yield seq[i:i + n]


def main():
    logging.basicConfig(level=logging.INFO)
    promo = promo_prices()
    entries = []
    for p in shop_products():
        for v in p["variants"]:
            if v["sku"]:
                entries.append(entry(p, v, promo))
    creds = service_account.Credentials.from_service_account_file(
        SA_FILE, scopes=["https://www.googleapis.com/auth/content"])
    content = build("content", "v2.1", credentials=creds, cache_discovery=False)
    bad = 0
    for part in chunks(entries, BATCH):
        res = content.products().custombatch(body={"entries": [
            {"batchId": i, "merchantId": MERCHANT_ID, "method": "insert", "product": e}
            for i, e in enumerate(part)]}).execute()
        for e in res.get("entries", []):
            if e.get("errors"):
                bad += 1
                log.error("%s", e["errors"])
    log.info("%d offers pushed, %d rejected", len(entries), bad)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
