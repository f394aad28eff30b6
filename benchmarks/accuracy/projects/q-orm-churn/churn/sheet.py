import os
from datetime import datetime, timedelta

import gspread
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from .models import Session, Subscription

HEADER = ["account", "company", "plan", "amount", "canceled"]


def canceled(days: int) -> list[Subscription]:
    since = datetime.utcnow() - timedelta(days=days)
    statement = (
        select(Subscription)
        .options(joinedload(Subscription.account))
        .where(Subscription.state == "canceled", Subscription.canceled_at >= since)
        .order_by(Subscription.canceled_at.desc())
    )
    with Session() as session:
        return list(session.scalars(statement))


def as_row(subscription: Subscription) -> list:
    return [
        subscription.account.email,
        subscription.account.company or "",
        subscription.plan,
        float(subscription.unit_amount),
        subscription.canceled_at.date().isoformat(),
    ]


def main():
    rows = [as_row(s) for s in canceled(30)]
    book = gspread.service_account(os.environ["GOOGLE_SA"]).open("Churn 30 days")
    sheet = book.sheet1
    sheet.clear()
    sheet.update([HEADER, *rows], "A1")


if __name__ == "__main__":
    main()
