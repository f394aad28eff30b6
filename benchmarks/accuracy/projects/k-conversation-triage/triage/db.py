import os
from datetime import datetime

from sqlalchemy import DateTime, String, Text, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker

engine = create_engine(os.environ.get("DATABASE_URL", "postgresql+psycopg2://triage@localhost/triage"))
Session = sessionmaker(engine)


class Base(DeclarativeBase):
    pass


class Triage(Base):
    __tablename__ = "triage"

    conversation_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    author: Mapped[str | None] = mapped_column(String(255))
    label: Mapped[str] = mapped_column(String(40))
    summary: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime, default=datetime.utcnow)


def already_done(conversation_id):
    with Session() as s:
        return s.get(Triage, conversation_id) is not None
