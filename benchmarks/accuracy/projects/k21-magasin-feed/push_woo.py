import os

from woocommerce import API

from shared import chunks, stockdb

wcapi = API(
    url=os.environ["WOO_URL"],
    consumer_key=os.environ["WOO_KEY"],
    consumer_secret=os.environ["WOO_SECRET"],
    version="wc/v3",
    timeout=60,
)

conn = stockdb()
changed = {r["sku"]: r for r in conn.execute("SELECT sku, price, qoh FROM item WHERE changed = 1")}

updates = []
for group in chunks(list(changed), 50):
    products = wcapi.get("products", params={"sku": ",".join(group), "per_page": 100}).json()
    for p in products:
        row = changed[p["sku"]]
        updates.append({"id": p["id"], "regular_price": "%.2f" % row["price"], "stock_quantity": row["qoh"], "manage_stock": True})

for batch in chunks(updates, 100):
    wcapi.post("products/batch", {"update": batch}).raise_for_status()

conn.execute("UPDATE item SET changed = 0")
conn.commit()
print("%d updated" % len(updates))
