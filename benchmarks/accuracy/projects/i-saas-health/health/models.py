import os

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, Numeric, String, create_engine, func
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

engine = create_engine(os.getenv("DATABASE_URL", "postgresql+psycopg2://app@db/app"), pool_pre_ping=True)
Session = sessionmaker(bind=engine)
Base = declarative_base()


class Account(Base):
    __tablename__ = "accounts"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    plan = Column(String)
    mrr = Column(Numeric)
    owner_email = Column(String)
    hubspot_id = Column(String)
    health = Column(Integer)
    open_conversations = Column(Integer)
    churned = Column(Boolean, default=False)
    events = relationship("Event", back_populates="account")


class Event(Base):
    __tablename__ = "events"
    id = Column(Integer, primary_key=True)
    account_id = Column(ForeignKey("accounts.id"))
    name = Column(String)
    at = Column(DateTime, server_default=func.now())
    account = relationship("Account", back_populates="events")
