"""One requests wrapper for all the shops: base url, headers, retry on 429."""
import time

import requests


class ApiClient:
    base_url = ""

    def __init__(self, headers):
        self.session = requests.Session()
        self.session.headers.update(headers)

    def request(self, method, path, **kw):
        for attempt in range(5):
            resp = self.session.request(method, self.base_url + path, timeout=30, **kw)
            if resp.status_code != 429:
                break
            time.sleep(2 ** attempt)
        resp.raise_for_status()
        return resp.json() if resp.content else None

    def get(self, path, **params):
        return self.request("GET", path, params=params)

    def put(self, path, body):
        return self.request("PUT", path, json=body)

    def post(self, path, body):
        return self.request("POST", path, json=body)
