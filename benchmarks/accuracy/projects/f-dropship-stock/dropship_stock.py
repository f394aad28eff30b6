# nightly: supplier's stock list -> our woo shop.  JB 2023, speedups for BF 2024
import csv
import datetime as dt
import io
import os
import smtplib
from email.message import EmailMessage

import paramiko
from woocommerce import API

wcapi = API(
    url=os.environ["WOO_URL"],
    consumer_key=os.environ["WOO_KEY"],
    consumer_secret=os.environ["WOO_SECRET"],
    version="wc/v3",
    timeout=90,
)


def newest_list():
    t = paramiko.Transport((os.environ["SUPPLIER_HOST"], 22))
    t.connect(username=os.environ["SUPPLIER_USER"], password=os.environ["SUPPLIER_PW"])
    sftp = paramiko.SFTPClient.from_transport(t)
    try:
        names = sorted(n for n in sftp.listdir("/out") if n.startswith("STOCK_"))
        if not names:
            raise SystemExit("no stock list today")
        with sftp.open("/out/" + names[-1]) as fh:
            text = fh.read().decode("latin-1")
    finally:
        sftp.close()
        t.close()
    return names[-1], text


def parse(text):
    stock = {}
    for r in csv.DictReader(io.StringIO(text), delimiter=";"):
        qty = int(float(r["BESTAND"] or 0))
        # keep two back, the supplier oversells
        stock[r["ARTNR"].strip()] = max(0, qty - 2)
    return stock


def woo_products():
    page = 1
    while True:
        items = wcapi.get("products", params={"per_page": 100, "page": page, "status": "publish"}).json()
        if not items:
            return
        for it in items:
            yield it
        page += 1


def main():
    fname, text = newest_list()
    stock = parse(text)
    updates = []
    unknown = set(stock)
    for p in woo_products():
        sku = p["sku"]
        if sku not in stock:
            continue
        unknown.discard(sku)
        if p["stock_quantity"] != stock[sku]:
            updates.append({"id": p["id"], "manage_stock": True, "stock_quantity": stock[sku]})
    for i in range(0, len(updates), 100):
        wcapi.post("products/batch", {"update": updates[i:i + 100]})

    m = EmailMessage()
    m["From"] = "shop-bot@kletterladen.example"
    m["To"] = os.environ.get("REPORT_TO", "einkauf@kletterladen.example")
    m["Subject"] = "Stock update %s" % dt.date.today()
    m.set_content(
        "List: %s\nLines in list: %d\nNot in shop: %d\n\n%s\n"
        % (fname, len(stock), len(unknown), "\n".join(sorted(unknown)[:200]))
    )
    with smtplib.SMTP(os.environ.get("SMTP_HOST", "localhost")) as s:
        s.send_message(m)


if __name__ == "__main__":
    main()
