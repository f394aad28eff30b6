import abc
import logging

log = logging.getLogger("belege")
JOBS = {}


def job(name):
    def register(cls):
        JOBS[name] = cls
        cls.name = name
        return cls
    return register


class Transfer(abc.ABC):
    """One direction: fetch -> convert -> send."""

    name = "?"

    def __init__(self, cfg):
        self.cfg = cfg
        self.failed = []

    @abc.abstractmethod
    def fetch(self):
        ...

    def convert(self, record):
        return record

    @abc.abstractmethod
    def send(self, doc):
        ...

    def run(self):
        n = 0
        for record in self.fetch():
            doc = self.convert(record)
            if doc is None:
                continue
            try:
                self.send(doc)
                n += 1
            except Exception as e:
                log.warning("%s: %s", self.name, e)
                self.failed.append(e)
        log.info("%s: %d sent, %d failed", self.name, n, len(self.failed))
        return n
