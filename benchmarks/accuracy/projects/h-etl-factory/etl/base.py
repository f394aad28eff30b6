import abc
import logging
from typing import Any, Dict, Iterable, Iterator, List, Type

Record = Dict[str, Any]


class Component(abc.ABC):
    def __init__(self, **options: Any) -> None:
        self.options = options
        self.log = logging.getLogger(type(self).__name__)
        self.setup()

    def setup(self) -> None:
        pass

    def close(self) -> None:
        pass


class AbstractSource(Component):
    @abc.abstractmethod
    def fetch(self) -> Iterable[Record]:
        raise NotImplementedError


class AbstractSink(Component):
    batch_size = 500

    def consume(self, records: Iterable[Record]) -> int:
        total = 0
        buffer: List[Record] = []
        for record in records:
            buffer.append(record)
            if len(buffer) >= self.batch_size:
                self.flush(buffer)
                total += len(buffer)
                buffer = []
        if buffer:
            self.flush(buffer)
            total += len(buffer)
        return total

    @abc.abstractmethod
    def flush(self, batch: List[Record]) -> None:
        raise NotImplementedError


class ComponentFactory:
    _registry: Dict[str, Type[Component]] = {}

    @classmethod
    def register(cls, name: str):
        def wrapper(klass: Type[Component]) -> Type[Component]:
            cls._registry[name] = klass
            return klass

        return wrapper

    @classmethod
    def create(cls, name: str, **options: Any) -> Component:
        try:
            return cls._registry[name](**options)
        except KeyError:
            raise ValueError(f"unknown component {name!r}") from None


class RenamingTransformer:
    def __init__(self, mapping: Dict[str, str]) -> None:
        self.mapping = mapping

    def apply(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            yield {new: record.get(old) for old, new in self.mapping.items()}
