import os

import requests

from .base import Source


class Adapter(Source):
    def __init__(self):
        self.root = f"https://{os.environ['SHOPIFY_SHOP']}/admin/api/2024-07"
        self.http = requests.Session()
        self.http.headers["X-Shopify-Access-Token"] = os.environ["SHOPIFY_TOKEN"]

    def fetch(self, obj, since):
        url, params = f"{self.root}/{obj}.json", {"updated_at_min": since, "status": "any", "limit": 250}
        while url:
            r = self.http.get(url, params=params, timeout=60)
            r.raise_for_status()
            yield from r.json()[obj]
            url, params = r.links.get("next", {}).get("url"), None
