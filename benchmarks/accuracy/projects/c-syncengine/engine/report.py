import time
from contextlib import contextmanager

import requests

from .base import Adapter


class FlowRun:
    def __init__(self, name):
        self.name = name
        self.count = None
        self.error = None
        self.seconds = 0.0

    def __str__(self):
        if self.error:
            return f"- {self.name}: **{self.error}**"
        return f"- {self.name}: {self.count} records, {self.seconds:.0f}s"


class Report:
    def __init__(self, group):
        self.group = group
        self.runs = []

    @contextmanager
    def flow(self, name):
        run, t0 = FlowRun(name), time.monotonic()
        try:
            yield run
        except Exception as exc:
            run.error = type(exc).__name__
        run.seconds = time.monotonic() - t0
        self.runs.append(run)

    @property
    def exit_code(self):
        return int(any(r.error for r in self.runs))

    def send(self):
        requests.post(
            Adapter.env("MATTERMOST_HOOK"),
            json={"username": "syncengine", "text": f"#### {self.group}\n" + "\n".join(map(str, self.runs))},
            timeout=10,
        )
