from __future__ import annotations

import os
from collections.abc import Iterator

import contentful
import requests

from .nodes import Article, Product


def load_articles() -> Iterator[Article]:
    page = 1
    while True:
        r = requests.get(
            "https://api.storyblok.com/v2/cdn/stories",
            params={
                "token": os.environ["STORYBLOK_TOKEN"],
                "version": "published",
                "starts_with": "blog/",
                "per_page": 100,
                "page": page,
            },
            timeout=20,
        )
        stories = r.json()["stories"]
        if not stories:
            return
        for s in stories:
            c = s["content"]
            yield Article(uid=s["uuid"], slug=s["slug"], title=c["title"], teaser=c.get("teaser", ""))
        page += 1


def load_products() -> Iterator[Product]:
    client = contentful.Client(os.environ["CONTENTFUL_SPACE"], os.environ["CONTENTFUL_TOKEN"])
    for entry in client.entries({"content_type": "product", "limit": 1000}):
        yield Product(
            uid=entry.sys["id"],
            slug=entry.slug,
            name=entry.name,
            price=float(entry.price),
            description=entry.description,
        )
