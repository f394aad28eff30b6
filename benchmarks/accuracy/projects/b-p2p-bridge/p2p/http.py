import logging
import time
from abc import ABC, abstractmethod

import requests

log = logging.getLogger(__name__)


class ApiClient(ABC):
    base_url: str
    page_size = 50

    def __init__(self, config):
        self.config = config
        self.session = requests.Session()
        self.authenticate()

    @abstractmethod
    def authenticate(self): ...

    def request(self, method, path, **kw):
        for attempt in range(4):
            r = self.session.request(method, self.base_url + path, timeout=60, **kw)
            if r.status_code in (429, 502, 503):
                time.sleep(2 ** attempt)
                continue
            r.raise_for_status()
            return r.json() if r.content else None
        r.raise_for_status()

    def get(self, path, **params):
        return self.request("GET", path, params=params)

    def post(self, path, body):
        return self.request("POST", path, json=body)

    def put(self, path, body=None):
        return self.request("PUT", path, json=body)
