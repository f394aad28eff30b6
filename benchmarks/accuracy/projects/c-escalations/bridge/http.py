import time

import requests


class Api:
    """Small wrapper: base url, auth, retries on 429/5xx."""

    def __init__(self, base, auth=None, headers=None):
        self.base = base.rstrip("/")
        self.session = requests.Session()
        self.session.auth = auth
        if headers:
            self.session.headers.update(headers)

    def __call__(self, method, path, **kw):
        for attempt in range(4):
            r = self.session.request(method, f"{self.base}/{path.lstrip('/')}", timeout=30, **kw)
            if r.status_code == 429 or r.status_code >= 500:
                time.sleep(int(r.headers.get("Retry-After", 2 ** attempt)))
                continue
            break
        r.raise_for_status()
        return r.json() if r.content else None
