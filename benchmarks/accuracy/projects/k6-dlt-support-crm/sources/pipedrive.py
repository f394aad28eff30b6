"""Pipedrive deals and the products attached to them."""
from typing import Any, Dict, Iterator, List

import dlt
from dlt.sources.helpers import requests

BASE_URL = "https://api.pipedrive.com/v1"


def _pages(path: str, token: str, page_size: int, **params: Any) -> Iterator[List[Dict[str, Any]]]:
    start = 0
    while True:
        resp = requests.get(
            f"{BASE_URL}/{path}",
            params={"api_token": token, "start": start, "limit": page_size, **params},
        )
        body = resp.json()
        rows = body.get("data") or []
        if rows:
            yield rows
        paging = body.get("additional_data", {}).get("pagination", {})
        if not paging.get("more_items_in_collection"):
            return
        start = paging["next_start"]


def _drop_private(deal: Dict[str, Any]) -> Dict[str, Any]:
    # custom fields are 40 char hashes, nobody downstream can read these
    return {k: v for k, v in deal.items() if len(k) < 40}


@dlt.source(name="pipedrive")
def pipedrive_source(api_token: str = dlt.secrets.value, page_size: int = dlt.config.value):
    @dlt.resource(primary_key="id", write_disposition="merge")
    def deals(
        updated: dlt.sources.incremental[str] = dlt.sources.incremental(
            "update_time", initial_value="2023-01-01 00:00:00"
        ),
    ):
        for page in _pages("deals", api_token, page_size, sort="update_time DESC"):
            yield [_drop_private(d) for d in page]

    @dlt.transformer(data_from=deals, write_disposition="append")
    def deal_products(page: List[Dict[str, Any]]):
        for deal in page:
            if not deal.get("products_count"):
                continue
            for products in _pages(f"deals/{deal['id']}/products", api_token, page_size):
                for product in products:
                    yield {"deal_id": deal["id"], "sku": product["product"]["code"], "sum": product["sum"]}

    return deals, deal_products
