import logging
import time

import requests

log = logging.getLogger(__name__)


class ApiError(RuntimeError):
    pass


class RestClient:
    """Shared behaviour: token refresh, retry, JSON."""

    retries = 4

    def __init__(self, root, session=None):
        self.root = root.rstrip("/")
        self.session = session or requests.Session()
        self._token = None
        self._expires = 0.0

    def authenticate(self):
        """Return (token, lifetime in seconds)."""
        raise NotImplementedError

    def headers(self):
        if time.time() > self._expires - 60:
            self._token, ttl = self.authenticate()
            self._expires = time.time() + int(ttl)
        return {"Authorization": "Bearer " + self._token, "Accept": "application/json"}

    def _call(self, verb, path, **kw):
        url = path if path.startswith("http") else self.root + path
        extra = kw.pop("headers", {})
        for attempt in range(self.retries):
            resp = self.session.request(verb, url, headers={**self.headers(), **extra}, timeout=45, **kw)
            if resp.status_code in (429, 502, 503):
                time.sleep(2 ** attempt)
                continue
            if not resp.ok:
                raise ApiError(f"{verb} {path}: {resp.status_code} {resp.text[:300]}")
            return resp.json() if resp.content else {}
        raise ApiError(f"{verb} {path}: gave up")
