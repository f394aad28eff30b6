import logging
import time

import requests

log = logging.getLogger("clients")


class BaseClient:
    base_url = None

    def __init__(self):
        self.session = requests.Session()
        self.authenticate()

    def authenticate(self):
        raise NotImplementedError

    def request(self, method, path, **kw):
        for attempt in range(4):
            resp = self.session.request(method, self.base_url + path, timeout=20, **kw)
            if resp.status_code == 429:
                time.sleep(int(resp.headers.get("Retry-After", 2 ** attempt)))
                continue
            resp.raise_for_status()
            return resp.json() if resp.content else None
        raise RuntimeError(f"gave up on {method} {path}")

    def get(self, path, **params):
        return self.request("GET", path, params=params)

    def post(self, path, body):
        return self.request("POST", path, json=body)
