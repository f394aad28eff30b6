import logging
import time

import requests


class ApiError(Exception):
    pass


class BaseClient:
    base_url = ""
    retries = 4

    def __init__(self):
        self.session = requests.Session()
        self.log = logging.getLogger(type(self).__name__)

    def request(self, method, path, **kwargs):
        url = self.base_url + path
        for attempt in range(self.retries):
            response = self.session.request(method, url, timeout=45, **kwargs)
            if response.status_code in (429, 502, 503):
                time.sleep(2 ** attempt)
                continue
            if not response.ok:
                raise ApiError(f"{method} {path}: {response.status_code} {response.text[:300]}")
            return response.json() if response.content else {}
        raise ApiError(f"gave up on {path}")
