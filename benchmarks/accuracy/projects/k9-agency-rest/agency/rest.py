"""Generic client.  A service = subclass of RestClient with Resource attributes."""
import functools
import time

import requests


def retry(times=3, on=(429, 502, 503)):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            for n in range(times):
                resp = fn(*args, **kwargs)
                if resp.status_code not in on:
                    break
                time.sleep(float(resp.headers.get("Retry-After", 2 ** n)))
            resp.raise_for_status()
            return resp

        return inner

    return deco


class Resource(object):
    """Descriptor: ``client.things`` is a bound resource."""

    def __init__(self, path, root=None, wrap=None):
        self.path = path
        self.root = root
        self.wrap = wrap

    def __get__(self, client, owner):
        if client is None:
            return self
        return BoundResource(client, self)


class BoundResource(object):
    def __init__(self, client, spec):
        self._client = client
        self._spec = spec

    def all(self, **params):
        page = 1
        while True:
            params.update(self._client.page_params(page))
            data = self._client.request("GET", self._spec.path, params=params).json()
            items = data[self._spec.root] if self._spec.root else data
            for item in items:
                yield item
            if not self._client.has_more(data, items):
                break
            page += 1

    def create(self, **attrs):
        body = {self._spec.wrap: attrs} if self._spec.wrap else attrs
        return self._client.request("POST", self._spec.path, json=body).json()


class RestClient(object):
    base = ""

    def __init__(self, **auth):
        self.session = requests.Session()
        self.session.headers["User-Agent"] = "agency-glue (dev@studio.example)"
        self.authenticate(**auth)

    def authenticate(self, token):
        self.session.headers["Authorization"] = "Bearer " + token

    def page_params(self, page):
        return {"page": page}

    def has_more(self, data, items):
        return False

    @retry()
    def request(self, method, path, **kw):
        return self.session.request(method, self.base + path, timeout=30, **kw)
