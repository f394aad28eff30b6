from __future__ import annotations

import os
from typing import Any

import requests
from algoliasearch.search_client import SearchClient

from .nodes import Article, Node, Product


class Visitor:
    def generic_visit(self, node: Node) -> None:
        """Ignore what a visitor does not know."""

    def finish(self) -> None:
        pass


class SearchIndexer(Visitor):
    """Everything is searchable."""

    def __init__(self) -> None:
        client = SearchClient.create(os.environ["ALGOLIA_APP"], os.environ["ALGOLIA_ADMIN_KEY"])
        self._index = client.init_index("site")
        self._pending: list[dict[str, Any]] = []

    def visit_article(self, node: Article) -> None:
        self._pending.append({"objectID": node.uid, "kind": "article", "title": node.title, "text": node.teaser})

    def visit_product(self, node: Product) -> None:
        self._pending.append(
            {"objectID": node.uid, "kind": "product", "title": node.name, "text": node.description, "price": node.price}
        )

    def finish(self) -> None:
        self._index.save_objects(self._pending)
        self._pending = []


class WebflowPublisher(Visitor):
    """Only products live in Webflow; articles are rendered by the blog."""

    def __init__(self, collection: str) -> None:
        self._url = f"https://api.webflow.com/v2/collections/{collection}/items/live"
        self._headers = {"Authorization": f"Bearer {os.environ['WEBFLOW_TOKEN']}"}

    def visit_product(self, node: Product) -> None:
        requests.post(
            self._url,
            headers=self._headers,
            json={"fieldData": {"name": node.name, "slug": node.slug, "price": node.price}},
            timeout=20,
        ).raise_for_status()


class TeaserLengths(Visitor):
    def __init__(self) -> None:
        self.too_long = 0

    def visit_article(self, node: Article) -> None:
        if len(node.teaser) > 200:
            self.too_long += 1

    def finish(self) -> None:
        print("teasers over 200 characters:", self.too_long)
