from __future__ import annotations

import os
from abc import ABC, abstractmethod
from decimal import Decimal
from typing import ClassVar

import requests

REGISTRY: dict[str, type["Destination"]] = {}


def plain(value):
    return float(value) if isinstance(value, Decimal) else value


class Destination(ABC):
    name: ClassVar[str]
    batch: ClassVar[int] = 500

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        REGISTRY[cls.name] = cls

    def __init__(self, key: str):
        self.key = key
        self.http = requests.Session()

    @abstractmethod
    def send(self, rows: list[dict]) -> None: ...

    def consume(self, rows) -> int:
        buf, total = [], 0
        for row in rows:
            buf.append({k: plain(v) for k, v in row.items()})
            if len(buf) >= self.batch:
                self.send(buf)
                total, buf = total + len(buf), []
        if buf:
            self.send(buf)
        return total + len(buf)


class Iterable(Destination):
    name = "iterable"

    def send(self, rows):
        users = [{"email": r[self.key], "dataFields": {k: v for k, v in r.items() if k != self.key}} for r in rows]
        self.http.post(
            "https://api.iterable.com/api/users/bulkUpdate",
            headers={"Api-Key": os.environ["ITERABLE_API_KEY"]},
            json={"users": users},
        ).raise_for_status()


class Planhat(Destination):
    name = "planhat"
    batch = 200

    def send(self, rows):
        self.http.put(
            "https://api.planhat.com/companies",
            headers={"Authorization": "Bearer " + os.environ["PLANHAT_TOKEN"]},
            json=[
                {"externalId": r[self.key], "name": r["account_name"], "custom": {"MRR": r["mrr"], "Health": r["health"]}}
                for r in rows
            ],
        ).raise_for_status()
