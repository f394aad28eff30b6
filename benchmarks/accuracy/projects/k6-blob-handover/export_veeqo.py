import os

import requests

from handover import put


def stock():
    page = 1
    while True:
        resp = requests.get(
            "https://api.veeqo.com/products",
            headers={"x-api-key": os.environ["VEEQO_KEY"]},
            params={"page": page, "page_size": 100},
        )
        products = resp.json()
        if not products:
            return
        for p in products:
            for s in p["sellables"]:
                yield {"sku": s["sku_code"], "title": s["product_title"], "available": s["available_stock_level"]}
        page += 1


if __name__ == "__main__":
    put("gcp", "stock/latest.csv", stock())
