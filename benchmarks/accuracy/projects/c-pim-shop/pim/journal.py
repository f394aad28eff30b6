from datetime import datetime, timezone

from sqlalchemy import Column, DateTime, String, create_engine, func, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Entry(Base):
    __tablename__ = "published"
    sku = Column(String(64), primary_key=True)
    shop = Column(String(64), primary_key=True)
    remote_id = Column(String(64))
    at = Column(DateTime(timezone=True))


class SqlJournal:
    def __init__(self, url, shop):
        self.engine = create_engine(url)
        self.shop = shop
        Base.metadata.create_all(self.engine)

    def last(self):
        with Session(self.engine) as s:
            at = s.scalar(select(func.max(Entry.at)).where(Entry.shop == self.shop))
        return (at or datetime(2020, 1, 1)).strftime("%Y-%m-%d %H:%M:%S")

    def record(self, sku, remote_id):
        with Session(self.engine) as s:
            s.merge(Entry(sku=sku, shop=self.shop, remote_id=remote_id, at=datetime.now(timezone.utc)))
            s.commit()
