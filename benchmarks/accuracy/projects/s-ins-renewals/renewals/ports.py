from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Iterable, Protocol


@dataclass(slots=True)
class Policy:
    id: str
    number: str
    holder: str
    email: str
    premium: float
    renews_on: date


@dataclass(slots=True)
class Signed:
    envelope_id: str
    policy_number: str
    completed_at: str


class PolicyBook(Protocol):
    def due(self, before: date) -> Iterable[Policy]: ...
    def mark_sent(self, policy_id: str, envelope_id: str) -> None: ...
    def mark_signed(self, signed: Signed) -> None: ...


class Signatures(Protocol):
    def send(self, policy: Policy, html: str) -> str: ...
    def completed(self, since: date) -> Iterable[Signed]: ...
    def document(self, envelope_id: str) -> bytes: ...


class Archive(Protocol):
    def put(self, name: str, content: bytes) -> None: ...
