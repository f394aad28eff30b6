from abc import ABC, abstractmethod
from typing import Dict, Iterable, Type

import requests

REGISTRY: Dict[str, Type["Connector"]] = {}


class Connector(ABC):
    name = ""
    base_url = ""

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if cls.name:
            REGISTRY[cls.name] = cls

    def __init__(self, settings, secrets):
        self.settings = settings
        self.session = requests.Session()
        self.session.headers.update(self.headers(secrets))

    @abstractmethod
    def headers(self, secrets) -> dict:
        ...

    def call(self, method, path, **kw):
        r = self.session.request(method, self.base_url + path, timeout=60, **kw)
        r.raise_for_status()
        return r.json() if r.content else {}

    def read(self) -> Iterable[dict]:
        raise NotImplementedError(self.name + " cannot be a source")

    def write(self, record: dict) -> None:
        raise NotImplementedError(self.name + " cannot be a target")
