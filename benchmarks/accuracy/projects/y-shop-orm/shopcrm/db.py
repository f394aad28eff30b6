from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Optional

from sqlalchemy import ForeignKey, Numeric, String, create_engine, func
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

engine = create_engine(os.environ.get("DATABASE_URL", "postgresql+psycopg://crm@localhost/crm"), pool_pre_ping=True)

pk = Annotated[int, mapped_column(primary_key=True)]


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"

    id: Mapped[pk]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    first_name: Mapped[Optional[str]]
    last_name: Mapped[Optional[str]]
    opted_out: Mapped[bool] = mapped_column(default=False)
    segment: Mapped[Optional[str]] = mapped_column(String(20))
    pushed_at: Mapped[Optional[datetime]]

    orders: Mapped[list[Order]] = relationship(back_populates="customer", cascade="all, delete-orphan")

    @property
    def lifetime_value(self) -> Decimal:
        return sum((o.total for o in self.orders), Decimal())


class Order(Base):
    __tablename__ = "purchase"

    id: Mapped[pk]
    number: Mapped[str] = mapped_column(unique=True)
    total: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    placed_at: Mapped[datetime]
    note: Mapped[Optional[str]]
    created: Mapped[datetime] = mapped_column(server_default=func.now())
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))

    customer: Mapped[Customer] = relationship(back_populates="orders")


@contextmanager
def unit_of_work() -> Iterator[Session]:
    with Session(engine) as s, s.begin():
        yield s
