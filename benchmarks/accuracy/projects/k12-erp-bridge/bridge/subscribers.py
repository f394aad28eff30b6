"""What else happens when something changed. Import for side effects."""
import os

import requests
from algoliasearch.search_client import SearchClient

from .events import ItemChanged, OrderImported, bus

BIG_ORDER = 1500

algolia = SearchClient.create(os.environ["ALGOLIA_APP_ID"], os.environ["ALGOLIA_ADMIN_KEY"])
index = algolia.init_index("products")


@bus.on(ItemChanged)
def reindex(event):
    index.partial_update_object(
        {"objectID": event.sku, "name": event.name, "price": float(event.price), "inStock": event.in_stock},
        {"createIfNotExists": False},
    )


@bus.on(OrderImported)
def invite_review(event):
    requests.post(
        "https://api.reviews.io/merchant/invitation",
        headers={"store": os.environ["REVIEWSIO_STORE"], "apikey": os.environ["REVIEWSIO_KEY"]},
        json={
            "name": event.name,
            "email": event.email,
            "order_id": str(event.number),
            "products": [{"sku": s} for s in event.skus],
        },
        timeout=15,
    )


@bus.on(OrderImported)
def big_order(event):
    if event.total < BIG_ORDER:
        return
    requests.post(
        os.environ["GCHAT_SALES_WEBHOOK"],      # https://chat.googleapis.com/v1/spaces/...
        json={"text": "*Web order %d*: %s for %s" % (event.number, event.total, event.name)},
        timeout=15,
    )


@bus.on(ItemChanged)
def purge_price_list(event):
    # the PDF price list sits behind Cloudflare
    requests.post(
        "https://api.cloudflare.com/client/v4/zones/%s/purge_cache" % os.environ["CF_ZONE"],
        headers={"Authorization": "Bearer " + os.environ["CF_TOKEN"]},
        json={"files": ["https://www.hollis-tools.example/pricelist.pdf"]},
        timeout=15,
    )
