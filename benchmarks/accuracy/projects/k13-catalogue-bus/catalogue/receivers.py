from __future__ import annotations

import csv
import io
import os

import cloudinary.uploader
import contentful
import smart_open
from algoliasearch.search_client import SearchClient

from .config import load_config
from .model import Product, cell, converter
from .signals import product_changed, run_finished

conf = load_config()
index = SearchClient.create(conf.algolia.app, os.environ["ALGOLIA_KEY"]).init_index(conf.algolia.index)
texts = contentful.Client(conf.contentful.space, os.environ["CONTENTFUL_TOKEN"])
for_feeds: list[Product] = []


@product_changed.connect
def picture_to_cdn(pim, product: Product, **_):
    if product.image is None:
        return
    res = cloudinary.uploader.upload(
        io.BytesIO(pim.picture(product.image)), public_id=f"products/{product.sku}", overwrite=True
    )
    product.image.url = res["secure_url"]


@product_changed.connect
def to_search(pim, product: Product, **_):
    doc = converter.unstructure(product)
    doc["objectID"] = doc.pop("sku")
    story = texts.entries({"content_type": "productStory", "fields.sku": product.sku, "limit": 1})
    if len(story):
        doc["story"] = story[0].teaser
    index.save_object(doc)


@product_changed.connect
def keep_for_feeds(pim, product: Product, **_):
    if product.price is not None:
        for_feeds.append(product)


@run_finished.connect
def write_feeds(pim, count: int, **_):
    for name, feed in vars(conf.feeds).items():
        with smart_open.open(feed.uri, "w", encoding="utf-8") as fh:
            w = csv.writer(fh)
            w.writerow(feed.columns)
            w.writerows([cell(getattr(p, c)) for c in feed.columns] for p in for_feeds)
        print(f"{name}: {len(for_feeds)} of {count}")
