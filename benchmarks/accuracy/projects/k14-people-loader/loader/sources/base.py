import os
from abc import ABC, abstractmethod
from typing import Any, ClassVar, Iterator

import httpx

SOURCES: dict[str, type["Source"]] = {}


class Source(ABC):
    """Subclasses say how to page and how one record looks; `rows` does the rest."""

    name: ClassVar[str]
    env_vars: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        SOURCES[cls.name] = cls

    def __init__(self, **options: Any) -> None:
        self.options = options
        self.env = {k: os.environ[k] for k in self.env_vars}
        self.client = self.connect()

    @abstractmethod
    def connect(self) -> httpx.Client: ...

    @abstractmethod
    def pages(self) -> Iterator[list[dict]]: ...

    @abstractmethod
    def row(self, rec: dict) -> dict: ...

    def keep(self, rec: dict) -> bool:
        return True

    def get(self, path: str, **params: Any) -> Any:
        res = self.client.get(path, params=params)
        res.raise_for_status()
        return res.json()

    def rows(self) -> Iterator[dict]:
        for page in self.pages():
            for rec in page:
                if self.keep(rec):
                    yield self.row(rec)
