import time

import requests


class JsonHttp:
    """Shared by all vendors. Waits when a vendor says slow down."""

    def __init__(self, base, headers):
        self.base = base.rstrip("/")
        self.headers = dict(headers, Accept="application/json")

    def send(self, method, path, params=None, body=None):
        for _ in range(5):
            resp = requests.request(method, self.base + path, params=params, json=body, headers=self.headers)
            if resp.status_code != 429:
                break
            time.sleep(int(resp.headers.get("Retry-After", 2)))
        resp.raise_for_status()
        return resp.json() if resp.content else None

    def get(self, path, **params):
        return self.send("GET", path, params=params)

    def post(self, path, body):
        return self.send("POST", path, body=body)

    def patch(self, path, body):
        return self.send("PATCH", path, body=body)
