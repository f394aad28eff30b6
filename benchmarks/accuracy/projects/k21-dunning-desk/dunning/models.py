from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, String
from sqlalchemy.ext.declarative import declarative_base

Base = declarative_base()


class Case(Base):
    __tablename__ = "dunning_case"

    id = Column(Integer, primary_key=True)
    invoice_id = Column(String(50), unique=True, nullable=False)
    customer = Column(String(120))
    amount_due = Column(Integer)
    currency = Column(String(3))
    status = Column(String(20), default="open")
    opened_at = Column(DateTime, default=datetime.utcnow)

    def __repr__(self):
        return "<Case %s %s>" % (self.invoice_id, self.status)
