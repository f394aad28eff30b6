import os

import requests

VERSION = "2024-07"


class Shop:
    def __init__(self, domain=None):
        self.base = f"https://{domain or os.environ['SHOP']}.myshopify.com/admin/api/{VERSION}"
        self.http = requests.Session()
        self.http.headers["X-Shopify-Access-Token"] = os.environ["SHOPIFY_TOKEN"]

    def products(self, **params):
        url = f"{self.base}/products.json"
        params.setdefault("limit", 250)
        while url:
            r = self.http.get(url, params=params, timeout=30)
            r.raise_for_status()
            yield from r.json()["products"]
            url, params = r.links.get("next", {}).get("url"), None

    def unpublish(self, product_id):
        self.http.put(f"{self.base}/products/{product_id}.json",
                      json={"product": {"id": product_id, "status": "draft"}},
                      timeout=30).raise_for_status()
