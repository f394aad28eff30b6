"""Akeneo -> products.  `python -m catalog.importer 2024-05-01`"""
import os
import sys
from collections.abc import Iterator

import contentful
import requests

from . import UnitOfWork, config


def akeneo_products(since: str) -> Iterator[dict]:
    http = requests.Session()
    http.headers["Authorization"] = "Bearer " + os.environ["AKENEO_TOKEN"]
    url = f'{config.AKENEO}/products?limit=100&search={{"updated":[{{"operator":">","value":"{since} 00:00:00"}}]}}'
    while url:
        page = http.get(url).json()
        yield from page["_embedded"]["items"]
        url = page["_links"].get("next", {}).get("href")


def value(item: dict, code: str, default=None):
    values = item["values"].get(code)
    return values[0]["data"] if values else default


def story_skus() -> set[str]:
    client = contentful.Client(config.CONTENTFUL_SPACE, os.environ["CONTENTFUL_TOKEN"])
    return {e.sku for e in client.entries({"content_type": "productStory", "limit": 1000})}


def main(since: str) -> None:
    with_story = story_skus()
    missing = 0
    with UnitOfWork() as uow:
        for item in akeneo_products(since):
            sku = item["identifier"]
            product = {
                "_id": sku,
                "name": value(item, "name", sku),
                "price": value(item, "price", [{}])[0].get("amount"),
                "family": item["family"],
                "updated": item["updated"],
            }
            before = uow.products.get(sku)
            uow.products.put(product)
            if before is None or before["price"] != product["price"]:
                uow.emit("product.priced", sku=sku, price=product["price"])
            if sku not in with_story:
                missing += 1
    print(f"{missing} products without a story in Contentful", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
