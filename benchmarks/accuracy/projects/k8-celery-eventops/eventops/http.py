import logging

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

log = logging.getLogger(__name__)


class JsonClient:
    """One base for all vendors. Set BASE and implement auth()."""

    BASE = None

    def __init__(self):
        self.session = requests.Session()
        self.session.mount("https://", HTTPAdapter(max_retries=Retry(4, backoff_factor=1, status_forcelist=[429, 502, 503])))
        self.auth(self.session)

    def auth(self, session):
        raise NotImplementedError

    def call(self, method, path, **kwargs):
        url = path if path.startswith("https:") else self.BASE + path
        resp = self.session.request(method, url, timeout=30, **kwargs)
        log.debug("%s %s -> %s", method, url, resp.status_code)
        resp.raise_for_status()
        return resp.json() if resp.content else None

    def get(self, path, **params):
        return self.call("GET", path, params=params)

    def post(self, path, payload):
        return self.call("POST", path, json=payload)
