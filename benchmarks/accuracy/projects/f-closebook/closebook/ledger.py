import os
from decimal import Decimal

from sqlalchemy import Date, Numeric, String, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Line(Base):
    __tablename__ = "settlement_line"
    __table_args__ = {"schema": "closing"}
    provider: Mapped[str] = mapped_column(String(20), primary_key=True)
    ref: Mapped[str] = mapped_column(String(60), primary_key=True)
    kind: Mapped[str] = mapped_column(String(30), primary_key=True)
    booked: Mapped[object] = mapped_column(Date)
    amount: Mapped[Decimal] = mapped_column(Numeric(14, 2))
    currency: Mapped[str] = mapped_column(String(3))
    eur: Mapped[Decimal] = mapped_column(Numeric(14, 2))


class SqlLedger:
    def __init__(self):
        self.engine = create_engine(os.environ["LEDGER_DSN"] or "mssql+pyodbc://ledger", fast_executemany=True)
        self.session = Session(self.engine)

    def __enter__(self):
        return self

    def __exit__(self, typ, *_):
        self.session.rollback() if typ else self.session.commit()
        self.session.close()

    def add(self, m, eur):
        if self.session.get(Line, (m.provider, m.ref, m.kind)):
            return False
        self.session.add(Line(provider=m.provider, ref=m.ref, kind=m.kind, booked=m.booked,
                              amount=m.amount, currency=m.currency, eur=eur))
        return True

    def balances(self, year):
        q = (select(Line.provider, Line.kind, func.sum(Line.eur))
             .where(func.year(Line.booked) == year).group_by(Line.provider, Line.kind))
        return [tuple(r) for r in self.session.execute(q)]
