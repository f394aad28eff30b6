import logging
import time
from typing import Any, Optional

import requests

log = logging.getLogger(__name__)


class ApiError(RuntimeError):
    def __init__(self, status: int, body: str):
        super().__init__(f"HTTP {status}: {body[:200]}")
        self.status = status


class BaseClient:
    """Session handling, retries on 429/5xx, JSON in and out."""

    base_url: str = ""
    max_attempts = 4

    def __init__(self) -> None:
        self.session = requests.Session()
        self._authenticate(self.session)

    def _authenticate(self, session: requests.Session) -> None:
        raise NotImplementedError

    def _call(self, method: str, path: str, *, params: Optional[dict] = None,
              json: Any = None) -> Any:
        url = f"{self.base_url}{path}"
        for attempt in range(1, self.max_attempts + 1):
            response = self.session.request(method, url, params=params, json=json, timeout=30)
            if response.status_code == 429 or response.status_code >= 500:
                wait = float(response.headers.get("Retry-After", 2 ** attempt))
                log.warning("%s %s -> %s, waiting %.1fs", method, path, response.status_code, wait)
                time.sleep(wait)
                continue
            if not response.ok:
                raise ApiError(response.status_code, response.text)
            return response.json() if response.content else None
        raise ApiError(response.status_code, "gave up")
