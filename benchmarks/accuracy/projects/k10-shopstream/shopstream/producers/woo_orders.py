import os
import sys

from woocommerce import API

from shopstream.stream import ORDERS, emitter

shop = API(
    url="https://shop.kiln-and-clay.example",
    consumer_key=os.environ["WOO_KEY"],
    consumer_secret=os.environ["WOO_SECRET"],
    version="wc/v3",
    timeout=40,
)


def pages(endpoint, **params):
    page = 1
    while True:
        res = shop.get(endpoint, params={**params, "per_page": 100, "page": page})
        rows = res.json()
        yield from rows
        if page >= int(res.headers.get("X-WP-TotalPages", 1)):
            break
        page += 1


def flat(order):
    return {
        "id": order["id"],
        "status": order["status"],
        "email": order["billing"]["email"],
        "total": float(order["total"]),
        "currency": order["currency"],
        "created": order["date_created_gmt"],
        "skus": [li["sku"] for li in order["line_items"]],
    }


def main(after):
    with emitter(ORDERS) as emit:
        for order in pages("orders", modified_after=after, orderby="modified"):
            emit(flat(order))


if __name__ == "__main__":
    main(sys.argv[1])
