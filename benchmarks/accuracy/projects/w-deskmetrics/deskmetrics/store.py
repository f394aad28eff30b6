import os
import urllib.parse
from datetime import datetime, timedelta

from sqlalchemy import Date, case, cast, create_engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from .models import Base, Conversation


def make_engine():
    odbc = urllib.parse.quote_plus(
        "DRIVER={ODBC Driver 18 for SQL Server};SERVER=%s;DATABASE=Reporting;UID=%s;PWD=%s;Encrypt=yes"
        % (os.environ["DB_HOST"], os.environ["DB_USER"], os.environ["DB_PASS"]))
    return create_engine("mssql+pyodbc:///?odbc_connect=" + odbc, fast_executemany=True)


class ConversationRepo:
    def __init__(self, engine=None):
        self._engine = engine or make_engine()
        Base.metadata.create_all(self._engine)
        self._session = sessionmaker(self._engine, expire_on_commit=False)

    def known_breaches(self):
        with self._session() as s:
            return set(s.scalars(select(Conversation.id).where(Conversation.breached.is_(True))))

    def save(self, items):
        with self._session.begin() as s:  # type: Session
            for it in items:
                s.merge(it)

    def daily(self, days=14):
        since = datetime.utcnow() - timedelta(days=days)
        day = cast(Conversation.opened_at, Date)
        q = (
            select(
                day.label("day"),
                Conversation.team,
                func.count().label("n"),
                func.avg(Conversation.first_reply_secs).label("frt"),
                func.sum(case((Conversation.breached.is_(True), 1), else_=0)).label("breaches"),
            )
            .where(Conversation.opened_at >= since)
            .group_by(day, Conversation.team)
        )
        with self._session() as s:
            return s.execute(q).mappings().all()
