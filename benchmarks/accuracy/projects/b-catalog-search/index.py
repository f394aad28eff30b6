"""Rebuild the product index; run by GitHub Actions every night."""
import os

from algoliasearch.search_client import SearchClient

import catalog
import reviews


def record(product, rating):
    data = product["masterData"]["current"]
    variant = data["masterVariant"]
    prices = {p["country"] or "*": p["value"]["centAmount"] / 100 for p in variant["prices"]}
    return {
        "objectID": product["key"] or product["id"],
        "name": data["name"],
        "slug": data["slug"],
        "sku": variant["sku"],
        "image": variant["images"][0]["url"] if variant["images"] else None,
        "prices": prices,
        "stars": round(rating.average * 2) / 2,
        "reviews": rating.count,
    }


def main():
    index = SearchClient.create(os.environ["ALGOLIA_APP_ID"], os.environ["ALGOLIA_ADMIN_KEY"]).init_index("products_en")
    stars = reviews.ratings()
    objects = (
        record(p, stars.get(p["masterData"]["current"]["masterVariant"]["sku"], reviews.NONE))
        for p in catalog.all_products()
    )
    index.replace_all_objects(objects, {"safe": True})


if __name__ == "__main__":
    main()
