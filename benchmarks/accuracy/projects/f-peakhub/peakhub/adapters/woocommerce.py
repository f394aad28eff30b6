import os

import requests

from .base import Source


class Adapter(Source):
    def fetch(self, obj, since):
        page, total = 1, 1
        while page <= total:
            r = requests.get(
                f"{os.environ['WOO_URL']}/wp-json/wc/v3/{obj}",
                auth=(os.environ["WOO_CK"], os.environ["WOO_CS"]),
                params={"page": page, "per_page": 100, "orderby": "id", "order": "desc"}, timeout=60)
            r.raise_for_status()
            total = int(r.headers["X-WP-TotalPages"])
            for rec in r.json():
                if rec.get("date_modified_gmt", since) >= since:
                    yield rec
            page += 1
