from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Iterable, Protocol


@dataclass(frozen=True, slots=True)
class Lead:
    external_id: str
    email: str
    full_name: str
    message: str
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Firmographics:
    company: str | None = None
    headcount: int | None = None
    industry: str | None = None

    @property
    def is_enterprise(self) -> bool:
        return (self.headcount or 0) >= 500


@dataclass(frozen=True, slots=True)
class QualifiedLead:
    lead: Lead
    firmographics: Firmographics = field(default_factory=Firmographics)

    def with_firmographics(self, f: Firmographics) -> QualifiedLead:
        return replace(self, firmographics=f)


@dataclass(frozen=True, slots=True)
class DealRef:
    deal_id: int
    url: str


class LeadSource(Protocol):
    def pending(self, since: datetime) -> Iterable[Lead]: ...


class Enricher(Protocol):
    def lookup(self, email: str) -> Firmographics | None: ...


class Crm(Protocol):
    def open_deal(self, q: QualifiedLead) -> DealRef: ...


class Notifier(Protocol):
    def announce(self, q: QualifiedLead, ref: DealRef) -> None: ...


class Checkpoint(Protocol):
    def load(self) -> datetime: ...

    def store(self, at: datetime) -> None: ...
