from __future__ import annotations

import abc
import logging
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry


class ApiError(RuntimeError):
    pass


class BaseClient(abc.ABC):
    base_url: str = ""

    def __init__(self, session: requests.Session | None = None) -> None:
        self.session = session or requests.Session()
        self.session.mount("https://", HTTPAdapter(max_retries=Retry(3, backoff_factor=0.5)))
        self.log = logging.getLogger(type(self).__name__)

    @abc.abstractmethod
    def auth(self) -> dict[str, Any]:
        ...

    def _call(self, method: str, path: str, **kw: Any) -> Any:
        res = self.session.request(method, self.base_url + path, timeout=30, **self.auth(), **kw)
        if not res.ok:
            raise ApiError(f"{method} {path}: {res.status_code} {res.text[:200]}")
        if res.status_code == 204:
            return res.headers.get("Location")
        return res.json()

    def fetch(self, path: str, **params: Any) -> Any:
        return self._call("GET", path, params=params)

    def push(self, path: str, body: dict) -> Any:
        return self._call("POST", path, json=body)
