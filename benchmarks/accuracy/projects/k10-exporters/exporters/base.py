import csv
import io
import os
from datetime import date

import requests
import yaml

with open(os.environ.get("EXPORTERS_YML", "exporters.yml")) as fh:
    CONFIG = yaml.safe_load(fh)


class Exporter:
    """fetch() and row() per source, deliver() from one of the mixins."""

    name = None
    header = ()
    registry = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if cls.name:
            Exporter.registry[cls.name] = cls

    def __init__(self):
        self.day = date.today()
        self.http = requests.Session()
        self.setup()

    def setup(self):
        pass

    def fetch(self):
        raise NotImplementedError

    def row(self, item):
        return [item.get(h, "") for h in self.header]

    def deliver(self, filename, content):
        raise NotImplementedError

    def run(self):
        out = io.StringIO()
        w = csv.writer(out)
        w.writerow(self.header)
        for item in self.fetch():
            w.writerow(self.row(item))
        self.deliver(f"{self.name}-{self.day:%Y%m%d}.csv", out.getvalue())
        self.announce()

    def announce(self):
        requests.post(
            "https://api.pushover.net/1/messages.json",
            data={
                "token": os.environ["PUSHOVER_TOKEN"],
                "user": os.environ["PUSHOVER_USER"],
                "message": f"{self.name} is through",
            },
            timeout=10,
        )
