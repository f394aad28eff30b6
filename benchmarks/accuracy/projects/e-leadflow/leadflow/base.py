from __future__ import annotations

import abc
import os
from collections.abc import Iterable
from typing import ClassVar

import requests

from .records import Lead


class Plugin:
    key: ClassVar[str] = ""
    base_url: ClassVar[str] = ""
    _registry: ClassVar[dict[str, type[Plugin]]] = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if cls.key:
            Plugin._registry[cls.key] = cls

    def __init__(self, **args):
        self.args = args
        self.session = requests.Session()
        self.authorize(os.environ.get(f"LEADFLOW_{self.key.upper()}_TOKEN", ""))

    def authorize(self, token):
        self.session.headers["Authorization"] = f"Bearer {token}"

    def request(self, method, path, **kw):
        url = path if path.startswith("http") else self.base_url + path
        r = self.session.request(method, url, timeout=30, **kw)
        r.raise_for_status()
        return r.json() if r.content else None

    @classmethod
    def make(cls, key, **args):
        try:
            return cls._registry[key](**args)
        except KeyError:
            raise SystemExit(f"unknown plugin {key!r}, have {sorted(cls._registry)}") from None


class Source(Plugin, abc.ABC):
    @abc.abstractmethod
    def fetch(self) -> Iterable[Lead]: ...


class Enricher(Plugin, abc.ABC):
    @abc.abstractmethod
    def enrich(self, lead: Lead) -> Lead | None: ...


class Sink(Plugin, abc.ABC):
    def exists(self, lead: Lead) -> bool:
        return False

    @abc.abstractmethod
    def push(self, lead: Lead) -> None: ...
