"""A job is: fetch() -> map() per record -> deliver(). Subclasses fill the holes."""
import abc
import logging


class Job(abc.ABC):
    registry = {}
    name = None
    skip_empty = True

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if cls.name:
            Job.registry[cls.name] = cls

    @abc.abstractmethod
    def fetch(self):
        ...

    def keep(self, rec):
        return True

    def map(self, rec):
        return rec

    @abc.abstractmethod
    def deliver(self, records):
        ...

    def run(self):
        records = [self.map(r) for r in self.fetch() if self.keep(r)]
        logging.info("%s: %d", self.name, len(records))
        if records or not self.skip_empty:
            self.deliver(records)
        return len(records)
