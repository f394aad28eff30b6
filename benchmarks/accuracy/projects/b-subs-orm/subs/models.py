from datetime import datetime
from typing import Optional

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    email: Mapped[str] = mapped_column(String(255), index=True)
    first_name: Mapped[Optional[str]]
    subscriptions: Mapped[list["Subscription"]] = relationship(back_populates="customer")


class Subscription(Base):
    __tablename__ = "subscription"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    sku: Mapped[Optional[str]]
    price: Mapped[float]
    status: Mapped[str]
    next_charge: Mapped[Optional[datetime]]
    cancelled_at: Mapped[Optional[datetime]]
    cancel_reason: Mapped[Optional[str]]
    winback_sent: Mapped[Optional[datetime]]
    customer: Mapped[Customer] = relationship(back_populates="subscriptions")
