import os
from contextlib import contextmanager
from datetime import datetime
from typing import Optional

from sqlalchemy import ForeignKey, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, sessionmaker

engine = create_engine(os.environ.get("INBOX_DSN", "postgresql+psycopg2://inbox@db/inbox"), pool_pre_ping=True)
Session = sessionmaker(engine, expire_on_commit=False)


class Base(DeclarativeBase):
    pass


class Agent(Base):
    __tablename__ = "agent"
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str]
    team: Mapped[Optional[str]]


class Conversation(Base):
    __tablename__ = "conversation"
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    subject: Mapped[str]
    status: Mapped[str] = mapped_column(index=True)
    assignee_id: Mapped[Optional[str]] = mapped_column(ForeignKey("agent.id"))
    created: Mapped[datetime]
    country: Mapped[Optional[str]]
    assignee: Mapped[Optional[Agent]] = relationship()


@contextmanager
def unit():
    s = Session()
    try:
        yield s
        s.commit()
    except BaseException:
        s.rollback()
        raise
    finally:
        s.close()
