from typing import Iterable, Optional, Protocol

from pydantic import BaseModel, Field


class Report(BaseModel):
    ref: str
    title: str
    body: str
    customer: Optional[str] = None
    tags: list[str] = Field(default_factory=list)


class Tracked(BaseModel):
    key: str
    url: str
    state: str = "triage"


class ReportSource(Protocol):
    def pending(self) -> Iterable[Report]: ...
    def acknowledge(self, report: Report, tracked: Tracked) -> None: ...


class Tracker(Protocol):
    def open(self, report: Report) -> Tracked: ...
    def finished(self) -> Iterable[Tracked]: ...


class Ledger(Protocol):
    def known(self, ref: str) -> bool: ...
    def remember(self, ref: str, key: str) -> None: ...
    def ref_for(self, key: str) -> Optional[str]: ...
