from __future__ import annotations

import abc
from typing import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .model import Person


class PersonRepository(abc.ABC):
    @abc.abstractmethod
    def add(self, person: Person) -> None: ...

    @abc.abstractmethod
    def by_external_id(self, external_id: int) -> Person | None: ...

    @abc.abstractmethod
    def by_email(self, email: str) -> Person | None: ...

    @abc.abstractmethod
    def subscribed(self) -> Iterable[Person]: ...


class SqlPersonRepository(PersonRepository):
    def __init__(self, session: Session):
        self.session = session

    def add(self, person):
        self.session.add(person)

    def by_external_id(self, external_id):
        return self.session.scalar(select(Person).where(Person.external_id == external_id))

    def by_email(self, email):
        return self.session.scalar(select(Person).where(Person.email == email.lower()))

    def subscribed(self):
        q = select(Person).where(Person.newsletter.is_(True), Person.block_reason.is_(None))
        return self.session.scalars(q)

    def count_by_org(self) -> list[tuple[str, int]]:
        q = (
            select(Person.org_name, func.count())
            .group_by(Person.org_name)
            .order_by(func.count().desc())
            .limit(10)
        )
        return [tuple(r) for r in self.session.execute(q)]
