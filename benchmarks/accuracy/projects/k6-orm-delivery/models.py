from datetime import datetime
from typing import Optional

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Issue(Base):
    __tablename__ = "issue"

    key: Mapped[str] = mapped_column(String(20), primary_key=True)
    summary: Mapped[str]
    status: Mapped[str] = mapped_column(String(40))
    points: Mapped[Optional[float]]
    resolved_at: Mapped[Optional[datetime]]
    pulls: Mapped[list["Pull"]] = relationship(back_populates="issue")


class Pull(Base):
    __tablename__ = "pull"

    id: Mapped[int] = mapped_column(primary_key=True)
    repo: Mapped[str]
    title: Mapped[str]
    merged_at: Mapped[Optional[datetime]]
    issue_key: Mapped[Optional[str]] = mapped_column(ForeignKey("issue.key"))
    issue: Mapped[Optional[Issue]] = relationship(back_populates="pulls")
