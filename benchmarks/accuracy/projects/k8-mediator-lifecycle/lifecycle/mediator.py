from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from typing import ClassVar, Generic, TypeVar

E = TypeVar("E")


class Subscriber(ABC, Generic[E]):
    """Subclasses announce themselves; ``listens_to`` is the event class."""

    listens_to: ClassVar[type]
    registry: ClassVar[dict[type, list[type["Subscriber"]]]] = defaultdict(list)

    def __init_subclass__(cls, **kw) -> None:
        super().__init_subclass__(**kw)
        if "listens_to" in cls.__dict__:
            Subscriber.registry[cls.listens_to].append(cls)

    @abstractmethod
    def notify(self, event: E) -> None: ...


class Mediator:
    def __init__(self) -> None:
        self._live: dict[type, Subscriber] = {}

    def _get(self, cls: type[Subscriber]) -> Subscriber:
        if cls not in self._live:
            self._live[cls] = cls()
        return self._live[cls]

    def publish(self, event: object) -> int:
        subs = Subscriber.registry.get(type(event), [])
        for cls in subs:
            self._get(cls).notify(event)
        return len(subs)
