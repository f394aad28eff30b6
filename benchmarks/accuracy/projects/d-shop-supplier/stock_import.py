"""Supplier stock csv (ftp) -> WooCommerce"""
import csv
import ftplib
import io
import os

import requests
from woocommerce import API

wc = API(
    url="https://www.teekontor-shop.de",
    consumer_key=os.environ["WC_KEY"],
    consumer_secret=os.environ["WC_SECRET"],
    version="wc/v3",
    timeout=60,
)

buf = io.BytesIO()
ftp = ftplib.FTP("ftp.grosshandel-teehaus.de", os.environ["FTP_USER"], os.environ["FTP_PASS"])
ftp.retrbinary("RETR /export/bestand.csv", buf.write)
ftp.quit()

stock = {}
for row in csv.DictReader(io.StringIO(buf.getvalue().decode("cp1252")), delimiter=";"):
    stock[row["ArtNr"]] = int(row["Bestand"].split(",")[0])

page = 1
while True:
    products = wc.get("products", params={"per_page": 100, "page": page, "status": "publish"}).json()
    if not products:
        break
    updates = []
    for p in products:
        if p["sku"] in stock and stock[p["sku"]] != p["stock_quantity"]:
            updates.append({"id": p["id"], "manage_stock": True, "stock_quantity": stock[p["sku"]]})
    if updates:
        wc.post("products/batch", {"update": updates})
        print("page", page, "updated", len(updates))
    page += 1

requests.post(os.environ["DISCORD_HOOK"], json={"content": "Lagerimport ist durch, bitte Tagesangebote prüfen."})
