import json

from common import STORE, store_api

variants = {}
page = 1
while True:
    res = store_api("GET", "catalog/variants", params={"page": page, "limit": 250,
                                                       "include_fields": "id,product_id,sku,price,inventory_level"})
    for v in res["data"]:
        if v["sku"]:
            variants[v["sku"]] = v
    if page >= res["meta"]["pagination"]["total_pages"]:
        break
    page += 1

STORE.write_text(json.dumps(variants))
