import abc
import logging

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry


class Endpoint(abc.ABC):
    name = "?"

    def __init__(self, **cfg):
        self.cfg = cfg
        self.log = logging.getLogger(self.name)

    @abc.abstractmethod
    def ping(self):
        ...


class RestEndpoint(Endpoint):
    prefix = ""

    def __init__(self, **cfg):
        super().__init__(**cfg)
        self.http = requests.Session()
        self.http.mount("https://", HTTPAdapter(max_retries=Retry(3, backoff_factor=1, status_forcelist=[502, 503])))
        self.http.headers.update(self.auth_headers())

    def auth_headers(self):
        return {}

    def request(self, verb, path, **kw):
        res = self.http.request(verb, self.cfg["url"].rstrip("/") + self.prefix + path, timeout=30, **kw)
        res.raise_for_status()
        return res.json()
