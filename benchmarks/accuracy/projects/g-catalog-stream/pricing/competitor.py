import os

import requests

from common.bus import Bus
from common.topics import PRICES

bus = Bus()
base = "https://api.prisync.com/api/v2"
hdrs = {"apikey": os.environ["PRISYNC_KEY"], "apitoken": os.environ["PRISYNC_TOKEN"]}

path = "/list/product/startFrom/0"
while path:
    doc = requests.get(base + path, headers=hdrs).json()
    for p in doc["results"]:
        bus.emit(PRICES, p["product_code"], {"sku": p["product_code"], "lowest": p.get("lowest_price")})
    path = doc.get("nextURL")
bus.close()
