"""One small session factory for all vendors."""
from typing import Any, Optional

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry


class Api:
    def __init__(self, base: str, auth: Any = None, headers: Optional[dict] = None):
        self.base = base.rstrip("/")
        self.session = requests.Session()
        self.session.auth = auth
        self.session.headers.update({"Accept": "application/json", **(headers or {})})
        self.session.mount("https://", HTTPAdapter(max_retries=Retry(total=4, backoff_factor=1, status_forcelist=[429, 502, 503])))

    def _send(self, method: str, path: str, **kw) -> requests.Response:
        resp = self.session.request(method, f"{self.base}/{path.lstrip('/')}", timeout=30, **kw)
        resp.raise_for_status()
        return resp

    def get(self, path: str, **params):
        return self._send("GET", path, params=params).json()

    def post(self, path: str, body: dict) -> requests.Response:
        return self._send("POST", path, json=body)
