import os
from urllib.parse import urljoin

import requests


class Http:
    def __init__(self, base, **session_attrs):
        self.base = base
        self.s = requests.Session()
        for k, v in session_attrs.items():
            getattr(self.s, k).update(v) if k == "headers" else setattr(self.s, k, v)

    def __getattr__(self, verb):
        def call(path, **kw):
            r = self.s.request(verb.upper(), urljoin(self.base, path), timeout=30, **kw)
            if r.status_code == 404:
                return None
            r.raise_for_status()
            return r.json() if r.content else {}
        return call


def env(name):
    return os.environ[name]
