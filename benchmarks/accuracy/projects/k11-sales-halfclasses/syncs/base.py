import os
import time

import requests

JOBS = {}


class BaseSync:
    """fetch -> keep -> convert -> push. Subclasses fill in what they need."""

    name = None
    pause = 0

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if cls.name:
            JOBS[cls.name] = cls

    def __init__(self, limit=None):
        self.limit = limit
        self.session = requests.Session()
        self.failed = []

    # -- to override
    def fetch(self):
        raise NotImplementedError

    def keep(self, rec):
        return True

    def convert(self, rec):
        return rec

    def push(self, item):
        raise NotImplementedError

    # -- the machine
    def run(self):
        n = 0
        for rec in self.fetch():
            if not self.keep(rec):
                continue
            item = self.convert(rec)
            try:
                self.push(item)
            except requests.HTTPError as exc:
                self.failed.append((item, str(exc)))
            n += 1
            if self.limit and n >= self.limit:
                break
            time.sleep(self.pause)
        print("%s: %d pushed, %d failed" % (self.name, n - len(self.failed), len(self.failed)))
        return n

    def post(self, url, body, **headers):
        r = self.session.post(url, json=body, headers=headers, timeout=30)
        r.raise_for_status()
        return r.json() if r.content else {}


def key(name):
    try:
        return os.environ[name]
    except KeyError:
        raise SystemExit("please set " + name)
