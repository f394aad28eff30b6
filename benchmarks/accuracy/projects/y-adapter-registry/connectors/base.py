from __future__ import annotations

import importlib
import os
from abc import ABC
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import requests

Record = dict[str, Any]


class Connector(ABC):
    slug: ClassVar[str]
    root: ClassVar[str] = ""
    _known: ClassVar[dict[str, type[Connector]]] = {}

    def __init_subclass__(cls, slug: str, **kw: Any) -> None:
        super().__init_subclass__(**kw)
        cls.slug = slug
        Connector._known[slug] = cls

    def __init__(self, **options: Any) -> None:
        self.options = options
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {os.environ[self.slug.upper() + '_TOKEN']}"

    def call(self, verb: str, path: str, **kw: Any) -> Any:
        r = self.session.request(verb, path if path.startswith("http") else self.root + path, timeout=60, **kw)
        r.raise_for_status()
        return r.json() if r.content else None

    def extract(self) -> Iterator[Record]:
        raise NotImplementedError(f"{self.slug} cannot be a source")

    def load(self, records: Iterable[Record]) -> int:
        raise NotImplementedError(f"{self.slug} cannot be a target")


def load(slug: str, **options: Any) -> Connector:
    if slug not in Connector._known:
        importlib.import_module(f"connectors.{slug}")
    return Connector._known[slug](**options)
