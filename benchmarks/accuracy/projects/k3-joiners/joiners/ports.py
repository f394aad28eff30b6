from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Iterable, Protocol


@dataclass(slots=True)
class Employee:
    hr_id: str
    first: str
    last: str
    email: str
    department: str
    start: date

    @property
    def display_name(self) -> str:
        return f"{self.first} {self.last}"


class People(Protocol):
    def starters(self, within_days: int) -> Iterable[Employee]: ...
    def remember_login(self, hr_id: str, login_id: str) -> None: ...


class Directory(Protocol):
    def known_logins(self) -> set[str]: ...
    def provision(self, e: Employee) -> str | None: ...
