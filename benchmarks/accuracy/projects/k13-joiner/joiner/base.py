from __future__ import annotations

import abc
import logging
import os
from typing import ClassVar, Iterable, Iterator

import requests
from attrs import define, field

log = logging.getLogger(__name__)


@define
class Record:
    key: str
    name: str
    email: str = ""
    extra: dict = field(factory=dict)


class _Named:
    registry: ClassVar[dict[str, type]]

    def __init_subclass__(cls, name: str | None = None, **kw):
        super().__init_subclass__(**kw)
        if name:
            cls.registry[name] = cls


class Source(_Named, abc.ABC):
    registry = {}

    def __init__(self, options: dict):
        self.options = options

    def records(self) -> Iterator[Record]:
        for raw in self.fetch():
            if self.wanted(raw):
                yield self.parse(raw)

    def wanted(self, raw: dict) -> bool:
        return True

    @abc.abstractmethod
    def fetch(self) -> Iterable[dict]: ...

    @abc.abstractmethod
    def parse(self, raw: dict) -> Record: ...


class Target(_Named, abc.ABC):
    registry = {}
    base_url = ""

    def __init__(self, options: dict):
        self.options = options
        self.http = requests.Session()
        self.http.headers.update(self.headers())

    def headers(self) -> dict[str, str]:
        return {}

    def secret(self, name: str) -> str:
        return os.environ[f"JOINER_{name}"]

    def load(self, records: Iterable[Record]) -> int:
        known = self.known()
        n = 0
        for rec in records:
            if rec.key in known:
                continue
            self.write(rec)
            n += 1
        log.info("%s: %d of %d new", type(self).__name__, n, n + len(known))
        return n

    def known(self) -> set[str]:
        return set()

    @abc.abstractmethod
    def write(self, rec: Record) -> None: ...
