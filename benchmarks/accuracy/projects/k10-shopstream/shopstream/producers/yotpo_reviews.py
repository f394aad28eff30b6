import os
import sys

import requests

from shopstream.producers.woo_orders import pages
from shopstream.stream import REVIEWS, emitter

APP = os.environ.get("YOTPO_APP_KEY", "")
BASE = "https://api.yotpo.com"


def token():
    res = requests.post(
        f"{BASE}/oauth/token",
        json={"client_id": APP, "client_secret": os.environ["YOTPO_SECRET"], "grant_type": "client_credentials"},
    )
    return res.json()["access_token"]


def reviews(since):
    utoken = token()
    page = 1
    while True:
        res = requests.get(
            f"{BASE}/v1/apps/{APP}/reviews",
            params={"utoken": utoken, "since_updated_at": since, "count": 100, "page": page},
        )
        found = res.json()["reviews"]
        if not found:
            return
        yield from found
        page += 1


def main(since):
    # reviews of products we took off the shop go nowhere
    sold = {p["sku"] for p in pages("products", status="publish")}
    with emitter(REVIEWS) as emit:
        for r in reviews(since):
            if r["sku"] not in sold:
                continue
            emit({"id": r["id"], "email": r["email"], "score": r["score"], "title": r["title"], "text": r["content"]})


if __name__ == "__main__":
    main(sys.argv[1])
