import time

import httpx


class Adapter:
    base_url = ""

    def __init__(self):
        self.http = httpx.Client(base_url=self.base_url, headers=self.headers(), timeout=30)

    def headers(self):
        return {}

    def call(self, method, path, **kw):
        for attempt in range(4):
            resp = self.http.request(method, path, **kw)
            if resp.status_code == 429:
                time.sleep(2 ** attempt)
                continue
            resp.raise_for_status()
            return resp.json()
        raise RuntimeError("rate limited")

    def fetch(self, view):
        raise NotImplementedError

    def store(self, record):
        raise NotImplementedError
