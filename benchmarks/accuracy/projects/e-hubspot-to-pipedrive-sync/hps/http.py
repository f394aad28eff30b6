import logging

import requests
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential

log = logging.getLogger(__name__)


class RateLimited(Exception):
    pass


class RestClient:
    """Thin base for the vendor clients."""

    base_url = ""

    def __init__(self):
        self.session = requests.Session()

    def auth_params(self):
        return {}

    @retry(retry=retry_if_exception_type(RateLimited), stop=stop_after_attempt(5), wait=wait_exponential(min=1, max=20))
    def _call(self, method, path, params=None, json=None):
        p = dict(self.auth_params())
        p.update(params or {})
        r = self.session.request(method, self.base_url + path, params=p, json=json, timeout=30)
        if r.status_code == 429:
            raise RateLimited(path)
        if not r.ok:
            log.error("%s %s -> %s %s", method, path, r.status_code, r.text[:300])
            r.raise_for_status()
        return r.json() if r.content else {}

    def get(self, path, **kw):
        return self._call("GET", path, **kw)

    def post(self, path, **kw):
        return self._call("POST", path, **kw)

    def put(self, path, **kw):
        return self._call("PUT", path, **kw)
