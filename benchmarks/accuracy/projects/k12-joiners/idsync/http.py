from __future__ import annotations

from typing import Any

import requests


class ApiClient:
    """JSON over HTTP. Subclasses set base_url and headers."""

    base_url: str = ""

    def __init__(self, headers: dict[str, str] | None = None, auth: Any = None) -> None:
        self.session = requests.Session()
        self.session.headers.update(headers or {})
        self.session.auth = auth

    def call(self, method: str, path: str, **kw: Any) -> Any:
        r = self.session.request(method, self.base_url + path, timeout=30, **kw)
        r.raise_for_status()
        return r.json() if r.content else None

    def get(self, path: str, **params: Any) -> Any:
        return self.call("GET", path, params=params)

    def post(self, path: str, body: Any) -> Any:
        return self.call("POST", path, json=body)

    def patch(self, path: str, body: Any) -> Any:
        return self.call("PATCH", path, json=body)
