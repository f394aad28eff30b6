from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Iterable, Protocol


@dataclass
class Entry:
    ref: str
    customer: str
    amount: float
    currency: str
    date: str
    memo: str = ""

    def to_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> "Entry":
        return cls(**json.loads(raw))


class Books(Protocol):
    def post(self, entry: Entry) -> None: ...


def post_all(entries: Iterable[Entry], books: Books) -> int:
    count = 0
    for entry in entries:
        if entry.amount <= 0:
            continue
        books.post(entry)
        count += 1
    return count
