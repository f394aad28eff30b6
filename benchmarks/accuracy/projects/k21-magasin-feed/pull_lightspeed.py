import os
import time

import requests

from shared import stockdb

URL = "https://api.lightspeedapp.com/API/Account/%s/Item.json" % os.environ["LS_ACCOUNT"]
HEADERS = {"Authorization": "Bearer " + os.environ["LS_TOKEN"]}


def items():
    offset = 0
    while True:
        r = requests.get(URL, headers=HEADERS, params={"load_relations": '["ItemShops"]', "offset": offset, "limit": 100})
        if r.status_code == 429:
            time.sleep(10)  # leaky bucket
            continue
        r.raise_for_status()
        body = r.json()
        found = body.get("Item", [])
        if isinstance(found, dict):
            found = [found]
        for item in found:
            yield item
        offset += 100
        if offset >= int(body["@attributes"]["count"]):
            break


conn = stockdb()
for it in items():
    sku = it["customSku"] or it["systemSku"]
    price = float(it["Prices"]["ItemPrice"][0]["amount"])
    qoh = sum(int(s["qoh"]) for s in it["ItemShops"]["ItemShop"] if s["shopID"] != "0")
    old = conn.execute("SELECT price, qoh FROM item WHERE sku = ?", (sku,)).fetchone()
    changed = int(old is None or (old["price"], old["qoh"]) != (price, qoh))
    conn.execute(
        "INSERT OR REPLACE INTO item (sku, title, price, qoh, changed) VALUES (?, ?, ?, ?, ?)",
        (sku, it["description"], price, qoh, changed),
    )
conn.commit()
