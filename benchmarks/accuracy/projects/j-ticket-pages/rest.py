import time

import requests


class Walker:
    """Walks a paged listing and hands every page to a callback."""

    def __init__(self, base, auth=None, headers=None):
        self.base = base.rstrip("/")
        self.session = requests.Session()
        self.session.auth = auth
        self.session.headers.update(headers or {})

    def walk(self, path, on_page, unwrap=None, **params):
        page = 1
        while True:
            response = self.session.get(
                f"{self.base}/{path}", params={**params, "page": page}, timeout=60
            )
            if response.status_code == 429:
                time.sleep(int(response.headers.get("Retry-After", 30)))
                continue
            response.raise_for_status()
            items = response.json()
            if unwrap:
                items = items[unwrap]
            if not items:
                return
            on_page(items)
            page += 1
