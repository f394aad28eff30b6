from datetime import datetime

from sqlalchemy import String, Text, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker


class Base(DeclarativeBase):
    pass


class Answer(Base):
    __tablename__ = "answers"

    response_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    question: Mapped[str] = mapped_column(String(16), primary_key=True)
    lang: Mapped[str | None] = mapped_column(String(8))
    original: Mapped[str] = mapped_column(Text)
    english: Mapped[str | None] = mapped_column(Text)
    recorded: Mapped[datetime]


def session_factory(url):
    engine = create_engine(url, pool_pre_ping=True)
    Base.metadata.create_all(engine)
    return sessionmaker(engine)
