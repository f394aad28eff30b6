import logging
import os
from typing import Any, Iterable

import requests
from datadog import initialize, statsd

initialize(statsd_host=os.environ.get("DD_AGENT_HOST", "localhost"))


class Http:
    """Mixin for the vendors without an SDK worth having."""

    api = ""
    headers: dict = {}

    def _req(self, method, path, **kw):
        r = requests.request(method, self.api + path, headers=self.headers, timeout=20, **kw)
        r.raise_for_status()
        return r.json()


class Bridge:
    name = "?"

    def __init__(self):
        self.log = logging.getLogger("bridge." + self.name)

    # --- to override
    def pull(self) -> Iterable[Any]:
        raise NotImplementedError

    def shape(self, item):
        return item

    def push(self, payload):
        raise NotImplementedError

    def ack(self, item, result):
        """Called after a successful push."""

    # --- template
    def run(self):
        done = 0
        for item in self.pull():
            payload = self.shape(item)
            if payload is None:
                continue
            result = self.push(payload)
            self.ack(item, result)
            done += 1
        statsd.gauge("bridge.items", done, tags=["bridge:" + self.name])
        self.log.info("%s done, %d items", self.name, done)
