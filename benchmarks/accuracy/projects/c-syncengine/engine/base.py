import os
from abc import ABC, abstractmethod
from typing import Dict, Iterable, Iterator

Record = Dict[str, object]


class Adapter(ABC):
    def __init__(self, entity: str, **options):
        self.entity = entity
        self.options = options
        self.connect()

    def connect(self):
        pass

    @staticmethod
    def env(name):
        try:
            return os.environ[name]
        except KeyError:
            raise SystemExit(f"{name} is not set")


class Source(Adapter):
    @abstractmethod
    def records(self) -> Iterator[Record]:
        ...


class Sink(Adapter):
    batch = 100

    def consume(self, records: Iterable[Record]) -> int:
        total, chunk = 0, []
        for r in records:
            chunk.append(r)
            if len(chunk) == self.batch:
                self.put(chunk)
                total += len(chunk)
                chunk = []
        if chunk:
            self.put(chunk)
            total += len(chunk)
        return total

    @abstractmethod
    def put(self, chunk):
        ...
