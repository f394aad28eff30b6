import os

from sqlalchemy import Column, DateTime, Float, ForeignKey, Integer, String, create_engine, func
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

engine = create_engine("sqlite:///" + os.getenv("STOCK_DB", "stock.db"))
Session = sessionmaker(bind=engine)
Base = declarative_base()


class Item(Base):
    __tablename__ = "items"
    sku = Column(String, primary_key=True)
    on_hand = Column(Integer, default=0)
    cost = Column(Float)
    seen = Column(DateTime, server_default=func.now(), onupdate=func.now())
    allocations = relationship("Allocation", back_populates="item", cascade="all, delete-orphan")


class Allocation(Base):
    __tablename__ = "allocations"
    id = Column(Integer, primary_key=True)
    sku = Column(ForeignKey("items.sku"))
    channel = Column(String, nullable=False)
    qty = Column(Integer, nullable=False)
    item = relationship("Item", back_populates="allocations")


Base.metadata.create_all(engine)
