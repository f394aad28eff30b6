from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol


@dataclass
class Person:
    employee_no: str
    first: str
    last: str
    email: str
    department: str
    day: date

    @property
    def full_name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass
class Context:
    today: date
    dry_run: bool = False
    hires: list[Person] = field(default_factory=list)
    leavers: list[Person] = field(default_factory=list)
    assets: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


class Step(Protocol):
    def __call__(self, ctx: Context) -> None: ...
