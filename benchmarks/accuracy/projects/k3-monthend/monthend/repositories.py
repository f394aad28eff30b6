from __future__ import annotations

from abc import ABC
from typing import Generic, Iterable, TypeVar

from sqlalchemy import extract, select

from .models import CostCenter, Revenue

T = TypeVar("T")


class Repository(ABC, Generic[T]):
    model: type[T]

    def __init__(self, session) -> None:
        self.session = session

    def add_all(self, items: Iterable[T]) -> None:
        for item in items:
            self.session.add(item)
        self.session.commit()

    def list(self, *where) -> list[T]:
        return list(self.session.scalars(select(self.model).where(*where)))


class RevenueRepository(Repository[Revenue]):
    model = Revenue

    def of_month(self, year: int, month: int) -> list[Revenue]:
        return self.list(extract("year", Revenue.booked_on) == year, extract("month", Revenue.booked_on) == month)


class CostCenterRepository(Repository[CostCenter]):
    model = CostCenter

    def by_owner(self) -> dict[str, CostCenter]:
        return {c.card_owner: c for c in self.list()}
