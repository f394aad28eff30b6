from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal

from sqlalchemy import Numeric, String, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from .settings import settings

engine = create_async_engine(str(settings.database_url), pool_pre_ping=True)
Session = async_sessionmaker(engine, expire_on_commit=False)


class Base(DeclarativeBase):
    pass


class Payment(Base):
    __tablename__ = "payments"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    customer: Mapped[str]
    plan: Mapped[str]
    amount: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    paid_at: Mapped[datetime]


class Payments:
    async def add(self, **values) -> None:
        async with Session.begin() as s:
            await s.execute(insert(Payment).values(**values).on_conflict_do_nothing())

    async def by_plan(self, since: datetime) -> list[tuple[str, int, Decimal]]:
        q = (
            select(Payment.plan, func.count(), func.sum(Payment.amount))
            .where(Payment.paid_at >= since)
            .group_by(Payment.plan)
        )
        async with Session() as s:
            return [tuple(r) for r in await s.execute(q)]


def from_epoch(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=timezone.utc)


payments = Payments()
