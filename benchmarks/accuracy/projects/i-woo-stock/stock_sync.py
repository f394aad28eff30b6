"""Wholesale stock list (Access export on the supplier's FTP) -> WooCommerce quantities.

The supplier puts bestand.csv on the FTP at 4 in the morning, semicolons, latin-1.
"""
import csv
import ftplib
import io
import json
import os
import time

from woocommerce import API

wcapi = API(
    url=os.environ["WC_URL"],
    consumer_key=os.environ["WC_KEY"],
    consumer_secret=os.environ["WC_SECRET"],
    version="wc/v3",
    timeout=60,
)

STATE = "last_sync.json"
RESERVE = 2


def download():
    buf = io.BytesIO()
    with ftplib.FTP(os.environ["SUPPLIER_FTP"]) as ftp:
        ftp.login(os.environ["SUPPLIER_USER"], os.environ["SUPPLIER_PASS"])
        ftp.cwd("/export")
        ftp.retrbinary("RETR bestand.csv", buf.write)
    buf.seek(0)
    return io.TextIOWrapper(buf, encoding="latin-1")


def parse(fh):
    stock = {}
    for row in csv.DictReader(fh, delimiter=";"):
        try:
            qty = int(float(row["Bestand"].replace(",", ".")))
        except ValueError:
            qty = 0
        stock[row["ArtNr"].strip()] = max(qty - RESERVE, 0)
    return stock


def all_products():
    page = 1
    while True:
        batch = wcapi.get("products", params={"per_page": 100, "page": page, "status": "publish"}).json()
        if not batch:
            return
        yield from batch
        page += 1


def changes(stock):
    for p in all_products():
        sku = p["sku"]
        if sku not in stock:
            continue
        if p["stock_quantity"] != stock[sku]:
            yield {"id": p["id"], "manage_stock": True, "stock_quantity": stock[sku]}


def push(updates):
    for i in range(0, len(updates), 50):
        res = wcapi.post("products/batch", {"update": updates[i:i + 50]})
        if res.status_code >= 300:
            print("batch failed", res.text[:300])
        time.sleep(1)


if __name__ == "__main__":
    stock = parse(download())
    updates = list(changes(stock))
    push(updates)
    with open(STATE, "w") as f:
        json.dump({"at": time.time(), "updated": len(updates), "listed": len(stock)}, f)
