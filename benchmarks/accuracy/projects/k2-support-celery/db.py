import os

from sqlalchemy import Column, Numeric, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

engine = create_engine("mysql+pymysql://%s:%s@db/support" % (os.environ.get("DB_USER"), os.environ.get("DB_PASS")))
Session = sessionmaker(bind=engine)
Base = declarative_base()


class Refund(Base):
    __tablename__ = "refunds"

    id = Column(String(32), primary_key=True)
    amount = Column(Numeric(10, 2))
    currency = Column(String(3))
    payer = Column(String(120))
    booked = Column(String(19))


if __name__ == "__main__":
    Base.metadata.create_all(engine)
