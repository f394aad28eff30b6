from __future__ import annotations

import os

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from .repository import SqlPersonRepository

DEFAULT_SESSION_FACTORY = sessionmaker(
    bind=create_engine(
        os.environ.get("MIRROR_DSN", "postgresql+psycopg://mirror@db.internal:5432/mirror"),
        isolation_level="REPEATABLE READ",
    )
)


class SqlUnitOfWork:
    people: SqlPersonRepository

    def __init__(self, session_factory=DEFAULT_SESSION_FACTORY):
        self.session_factory = session_factory

    def __enter__(self) -> "SqlUnitOfWork":
        self.session = self.session_factory()
        self.people = SqlPersonRepository(self.session)
        return self

    def __exit__(self, *exc):
        self.session.rollback()
        self.session.close()

    def commit(self):
        self.session.commit()
