import enum
import os
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import DateTime, Enum, ForeignKey, Numeric, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, sessionmaker

engine = create_engine(os.getenv("DATABASE_URL", "postgresql+psycopg2://returns@localhost/returns"), pool_pre_ping=True)
SessionLocal = sessionmaker(bind=engine, expire_on_commit=False)


class Base(DeclarativeBase):
    pass


class Status(enum.Enum):
    approved = "approved"
    labelled = "labelled"
    failed = "failed"


class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(200))
    street: Mapped[str] = mapped_column(String(200))
    city: Mapped[str] = mapped_column(String(100))
    zip: Mapped[str] = mapped_column(String(20))
    country: Mapped[str] = mapped_column(String(2))


class Return(Base):
    __tablename__ = "returns"
    id: Mapped[int] = mapped_column(primary_key=True)
    rma: Mapped[str] = mapped_column(String(20), unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    weight_kg: Mapped[float] = mapped_column(Numeric(6, 2))
    status: Mapped[Status] = mapped_column(Enum(Status))
    label_url: Mapped[str | None]
    tracking: Mapped[str | None]
    label_cost: Mapped[float | None]
    updated_at: Mapped[datetime] = mapped_column(DateTime, default=datetime.utcnow, onupdate=datetime.utcnow)
    customer: Mapped[Customer] = relationship(lazy="joined")


@contextmanager
def session_scope():
    session = SessionLocal()
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()
