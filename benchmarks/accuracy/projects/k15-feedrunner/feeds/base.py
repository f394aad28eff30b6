from abc import ABC, abstractmethod

SOURCES = {}
SINKS = {}


def source(name):
    def wrap(cls):
        SOURCES[name] = cls
        return cls
    return wrap


def sink(name):
    def wrap(cls):
        SINKS[name] = cls
        return cls
    return wrap


class Source(ABC):
    def __init__(self, **options):
        self.options = options

    @abstractmethod
    def rows(self):
        ...


class Sink(ABC):
    def __init__(self, **options):
        self.options = options

    def write(self, rows):
        batch = list(rows)
        if batch:
            self.store(batch)

    @abstractmethod
    def store(self, batch):
        ...
