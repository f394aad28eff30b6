import os

from sqlalchemy import create_engine, select
from sqlalchemy.orm import sessionmaker

from .models import PastDue

engine = create_engine(
    os.environ.get("DATABASE_URL", "postgresql+psycopg2://dunning@localhost/dunning")
)
Session = sessionmaker(engine, expire_on_commit=False)


class PastDueRepository:
    def __init__(self, session):
        self.session = session

    def save(self, item: PastDue):
        self.session.merge(item)

    def to_remind(self, limit):
        return self.session.scalars(
            select(PastDue).where(PastDue.reminders < limit).order_by(PastDue.due_at)
        ).all()


class UnitOfWork:
    def __enter__(self):
        self.session = Session()
        self.past_due = PastDueRepository(self.session)
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.session.commit()
        else:
            self.session.rollback()
        self.session.close()
