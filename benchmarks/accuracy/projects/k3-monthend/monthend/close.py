"""Usage: python -m monthend.close 2024 3"""
import sys
from collections import defaultdict
from datetime import datetime, timezone
from decimal import Decimal

from .gateways import BillingGateway, CardGateway, ErpGateway, to_day
from .models import Revenue, make_session
from .repositories import CostCenterRepository, RevenueRepository
from . import settings


def book_revenue(session, start, end):
    repo = RevenueRepository(session)
    repo.add_all(
        Revenue(
            invoice_id=inv.id,
            customer=inv.billing_address.company if inv.billing_address else inv.customer_id,
            amount=Decimal(inv.total) / 100,
            booked_on=to_day(inv.paid_at),
        )
        for inv in BillingGateway().paid_invoices(start, end)
    )


def card_journal(session, start, memo):
    centers = CostCenterRepository(session).by_owner()
    sums = defaultdict(Decimal)
    for tx in CardGateway().transactions(start):
        center = centers.get(tx["description"].split("*")[0])
        sums[center.netsuite_id if center else 999] += Decimal(tx["amount"]["amount"]) / 100
    lines = [{"account": {"id": 610}, "department": {"id": dep}, "debit": float(v)} for dep, v in sums.items()]
    lines.append({"account": {"id": 220}, "credit": float(sum(sums.values()))})
    return {"memo": memo, "line": {"items": lines}}


def check_revenue(session, year, month):
    rows = RevenueRepository(session).of_month(year, month)
    total = sum((r.amount for r in rows), Decimal(0))
    print(f"{len(rows)} invoices, {total} booked")


def main(year, month):
    start = datetime(year, month, 1, tzinfo=timezone.utc)
    end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=timezone.utc)
    Session = make_session(settings.LEDGER_DB)
    with Session() as session:
        book_revenue(session, start, end)
        ErpGateway().post_journal(card_journal(session, start, f"Cards {year}-{month:02d}"))
        check_revenue(session, year, month)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
