"""
Merchandising keeps the price list in a Google Sheet ("Prices", tab "EU").
This pushes changed prices to the WooCommerce shop and marks the rows as done.
"""
import os
from datetime import datetime

import gspread
from woocommerce import API

gc = gspread.service_account(filename=os.environ["GOOGLE_SA_FILE"])
wcapi = API(
    url=os.environ["WOO_URL"],
    consumer_key=os.environ["WOO_KEY"],
    consumer_secret=os.environ["WOO_SECRET"],
    version="wc/v3",
    timeout=40,
)


def product_ids():
    """sku -> product id of everything in the shop"""
    ids, page = {}, 1
    while True:
        batch = wcapi.get("products", params={"per_page": 100, "page": page, "_fields": "id,sku"}).json()
        if not batch:
            return ids
        ids.update({p["sku"]: p["id"] for p in batch if p["sku"]})
        page += 1


def chunks(seq, n):
    for i in range(0, len(seq), n):
        yield seq[i:i + n]


def main():
    ws = gc.open("Prices").worksheet("EU")
    records = ws.get_all_records()
    ids = product_ids()

    updates, touched = [], []
    for line, rec in enumerate(records, start=2):
        if rec["pushed_at"] or not rec["price"]:
            continue
        pid = ids.get(str(rec["sku"]).strip())
        if pid is None:
            print("no such product:", rec["sku"])
            continue
        updates.append({
            "id": pid,
            "regular_price": f"{float(rec['price']):.2f}",
            "sale_price": f"{float(rec['sale']):.2f}" if rec["sale"] else "",
        })
        touched.append(line)

    for part in chunks(updates, 100):
        res = wcapi.put("products/batch", {"update": part})
        res.raise_for_status()

    stamp = datetime.now().isoformat(timespec="seconds")
    ws.batch_update([{"range": f"F{line}", "values": [[stamp]]} for line in touched])
    print(len(updates), "prices pushed")


if __name__ == "__main__":
    main()
