import os
import time

import redis
from woocommerce import API

from .bus import ORDERS, publisher

wc = API(url=os.environ["WC_URL"], consumer_key=os.environ["WC_KEY"], consumer_secret=os.environ["WC_SECRET"], version="wc/v3")
r = redis.Redis(host=os.environ.get("REDIS", "redis"), decode_responses=True)
MARK = "poller:modified_after"


def changed(after):
    page = 1
    while True:
        rows = wc.get("orders", params={"modified_after": after, "orderby": "modified", "order": "asc", "per_page": 50, "page": page}).json()
        if not rows:
            break
        yield from rows
        page += 1


def slim(o):
    return {
        "id": o["id"], "number": o["number"], "status": o["status"], "total": o["total"], "currency": o["currency"],
        "email": o["billing"]["email"], "phone": o["billing"]["phone"],
        "name": f'{o["billing"]["first_name"]} {o["billing"]["last_name"]}',
        "items": [{"sku": i["sku"], "name": i["name"], "qty": i["quantity"]} for i in o["line_items"]],
        "modified": o["date_modified_gmt"],
    }


def main():
    publish = publisher()
    while True:
        mark = r.get(MARK) or "2024-01-01T00:00:00"
        for order in changed(mark):
            publish(ORDERS, str(order["id"]), slim(order))
            mark = order["date_modified_gmt"]
        publish.flush()
        r.set(MARK, mark)
        time.sleep(30)


if __name__ == "__main__":
    main()
