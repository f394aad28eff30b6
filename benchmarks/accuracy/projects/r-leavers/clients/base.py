import logging
import time

import requests

log = logging.getLogger(__name__)


class ApiError(RuntimeError):
    def __init__(self, status, body):
        super().__init__(f"{status}: {body[:300]}")
        self.status = status


class RestClient:
    base_url = ""
    retry_on = (429, 502, 503)

    def __init__(self):
        self.session = requests.Session()
        self.session.headers["Accept"] = "application/json"

    def request(self, method, path, **kw):
        kw.setdefault("timeout", 30)
        for attempt in range(4):
            r = self.session.request(method, self.base_url + path, **kw)
            if r.status_code in self.retry_on:
                time.sleep(2**attempt)
                continue
            break
        if not r.ok:
            raise ApiError(r.status_code, r.text)
        return r.json() if r.content else None

    def get(self, path, **params):
        return self.request("GET", path, params=params or None)

    def post(self, path, body=None):
        return self.request("POST", path, json=body)
