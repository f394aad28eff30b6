import os

from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Integer, String, create_engine, func
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

engine = create_engine(os.environ.get("DATABASE_URL", "postgresql+psycopg2://ledger@localhost/ledger"))
Session = sessionmaker(bind=engine)
Base = declarative_base()


class Payout(Base):
    __tablename__ = "payouts"
    id = Column(String, primary_key=True)
    arrival = Column(DateTime, nullable=False)
    currency = Column(String(3))
    amount = Column(BigInteger)
    xero_id = Column(String)
    lines = relationship("PayoutLine", back_populates="payout", cascade="all, delete-orphan")


class PayoutLine(Base):
    __tablename__ = "payout_lines"
    id = Column(String, primary_key=True)
    payout_id = Column(ForeignKey("payouts.id"))
    kind = Column(String)
    gross = Column(Integer)
    fee = Column(Integer)
    reference = Column(String)
    created = Column(DateTime, server_default=func.now())
    payout = relationship(Payout, back_populates="lines")
