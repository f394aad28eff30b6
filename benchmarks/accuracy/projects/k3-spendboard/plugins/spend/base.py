from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, asdict
from typing import ClassVar, Dict, Iterator, List, Type


@dataclass
class SpendRow:
    day: str
    platform: str
    campaign: str
    cost: float
    clicks: int


class SpendConnector(ABC):
    platform: ClassVar[str]
    registry: ClassVar[Dict[str, Type["SpendConnector"]]] = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        SpendConnector.registry[cls.platform] = cls

    @abstractmethod
    def fetch(self, day: str) -> Iterator[dict]:
        ...

    @abstractmethod
    def parse(self, raw: dict, day: str) -> SpendRow:
        ...

    def rows(self, day: str) -> List[dict]:
        return [asdict(self.parse(raw, day)) for raw in self.fetch(day)]
