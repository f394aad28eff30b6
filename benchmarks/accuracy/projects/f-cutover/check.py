import os
import time

import requests

from freeze import announce, shopify

t0 = time.time()
try:
    n = shopify("orders/count.json", "GET", params={"status": "any"})["count"]
    took = time.time() - t0
    requests.post(
        "https://api.datadoghq.eu/api/v1/series",
        headers={"DD-API-KEY": os.environ["DD_API_KEY"]},
        json={"series": [{"metric": "shop.orders", "points": [[int(t0), n]], "type": "gauge"}]})
    if took > 5:
        announce(f":warning: admin API needs {took:.1f}s")
except requests.RequestException as exc:
    announce(f":rotating_light: shop check failed: {exc}")
