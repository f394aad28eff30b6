import os

import requests

from .conf import conf


class Api:
    """Base of the small clients: section of the config + auth."""

    section = ""

    def __init__(self):
        self.c = conf()[self.section]
        self.session = requests.Session()
        self.session.auth = self.auth()

    def auth(self):
        raise NotImplementedError

    def _do(self, method, path, **kw):
        r = self.session.request(method, self.c["base"] + path, **kw)
        r.raise_for_status()
        return r.json()


class Lever(Api):
    section = "lever"

    def auth(self):
        return os.environ["LEVER_KEY"], ""

    def __getattr__(self, name):
        # lever.opportunities(...), lever.interviews(...)
        def listing(prefix="", **params):
            while True:
                body = self._do("GET", prefix + "/" + name, params=params)
                yield from body["data"]
                if not body.get("hasNext"):
                    break
                params["offset"] = body["next"]
        return listing


class Lemlist(Api):
    section = "lemlist"

    def auth(self):
        return "", os.environ["LEMLIST_KEY"]

    def add(self, email, **fields):
        return self._do("POST", f"/campaigns/{self.c['campaign']}/leads/{email}", json=fields)

    def stats(self):
        return self._do("GET", f"/v2/campaigns/{self.c['campaign']}/stats", params={})
