from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Callable, Iterable


class Source(ABC):
    @abstractmethod
    def records(self) -> Iterable[dict]: ...


class Sink(ABC):
    @abstractmethod
    def write(self, batch: list[dict]) -> None: ...


@dataclass
class Pipeline:
    source: Source
    mapper: Callable[[dict], dict[str, Any] | None]
    sink: Sink
    batch_size: int = 10

    def run(self) -> int:
        batch, total = [], 0
        for record in self.source.records():
            mapped = self.mapper(record)
            if mapped is None:
                continue
            batch.append(mapped)
            total += 1
            if len(batch) == self.batch_size:
                self.sink.write(batch)
                batch = []
        if batch:
            self.sink.write(batch)
        return total
