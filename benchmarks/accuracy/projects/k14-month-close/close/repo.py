from datetime import date

from sqlalchemy import create_engine, extract, select
from sqlalchemy.orm import Session

from .models import CardSpend, SpendRow


class SpendRepository:
    def __init__(self, url: str) -> None:
        self.engine = create_engine(url, fast_executemany=True)

    def save(self, items: list[CardSpend]) -> None:
        with Session(self.engine) as s:
            for it in items:
                s.merge(SpendRow(**it.model_dump(exclude={"has_receipt"})))
            s.commit()

    def booked(self, month: date) -> list[SpendRow]:
        """Rows of the month that finance has given an account."""
        stmt = (
            select(SpendRow)
            .where(extract("year", SpendRow.day) == month.year,
                   extract("month", SpendRow.day) == month.month,
                   SpendRow.account.is_not(None))
            .order_by(SpendRow.day)
        )
        with Session(self.engine, expire_on_commit=False) as s:
            return list(s.scalars(stmt))
