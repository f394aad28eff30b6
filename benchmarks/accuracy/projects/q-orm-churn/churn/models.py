import os
from datetime import datetime
from typing import Optional

from sqlalchemy import ForeignKey, Numeric, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, sessionmaker

engine = create_engine(os.environ.get("DATABASE_URL", "postgresql+psycopg2://churn@localhost/churn"))
Session = sessionmaker(engine, expire_on_commit=False)


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "accounts"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    email: Mapped[str]
    company: Mapped[Optional[str]]
    subscriptions: Mapped[list["Subscription"]] = relationship(back_populates="account")


class Subscription(Base):
    __tablename__ = "subscriptions"

    uuid: Mapped[str] = mapped_column(String(40), primary_key=True)
    account_code: Mapped[str] = mapped_column(ForeignKey("accounts.code"))
    plan: Mapped[str]
    state: Mapped[str]
    unit_amount: Mapped[float] = mapped_column(Numeric(12, 2))
    canceled_at: Mapped[Optional[datetime]]
    account: Mapped[Account] = relationship(back_populates="subscriptions")
