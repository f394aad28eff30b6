from sqlalchemy import Column, Date, Integer, Numeric, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()


class Revenue(Base):
    __tablename__ = "recognized_revenue"
    id = Column(Integer, primary_key=True)
    invoice_id = Column(String(64), unique=True)
    customer = Column(String(200))
    amount = Column(Numeric(12, 2))
    booked_on = Column(Date)


class CostCenter(Base):
    __tablename__ = "cost_centers"
    code = Column(String(10), primary_key=True)
    card_owner = Column(String(200))
    netsuite_id = Column(Integer)


def make_session(url):
    engine = create_engine(url, future=True)
    return sessionmaker(bind=engine, expire_on_commit=False)
