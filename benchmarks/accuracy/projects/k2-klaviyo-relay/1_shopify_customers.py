import csv
import os

import shopify

SHOP = "acme-garden.myshopify.com"

session = shopify.Session(SHOP, "2024-01", os.environ["SHOPIFY_TOKEN"])
shopify.ShopifyResource.activate_session(session)

out = open("data/customers.csv", "w", newline="", encoding="utf-8")
writer = csv.DictWriter(out, fieldnames=["email", "first", "last", "orders", "spent", "tags"])
writer.writeheader()

page = shopify.Customer.find(limit=250)
count = 0
while True:
    for c in page:
        if not c.email:
            continue
        writer.writerow({
            "email": c.email,
            "first": c.first_name,
            "last": c.last_name,
            "orders": c.orders_count,
            "spent": c.total_spent,
            "tags": c.tags,
        })
        count += 1
    if not page.has_next_page():
        break
    page = page.next_page()

out.close()
shopify.ShopifyResource.clear_session()
print("customers:", count)
