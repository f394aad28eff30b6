"""Payouts of both providers of the last N days -> data/payouts.csv"""
import csv
import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import gocardless_pro
import stripe

from settings import DATA, GC_TOKEN, STRIPE_KEY

FIELDS = ["provider", "id", "arrival", "currency", "amount", "reference"]


def stripe_payouts(since):
    stripe.api_key = STRIPE_KEY
    for p in stripe.Payout.list(arrival_date={"gte": int(since.timestamp())}, status="paid", limit=100).auto_paging_iter():
        yield {
            "provider": "stripe",
            "id": p.id,
            "arrival": datetime.fromtimestamp(p.arrival_date, timezone.utc).date().isoformat(),
            "currency": p.currency.upper(),
            "amount": f"{p.amount / 100:.2f}",
            "reference": p.statement_descriptor or "STRIPE",
        }


def gocardless_payouts(since):
    client = gocardless_pro.Client(access_token=GC_TOKEN, environment="live")
    for p in client.payouts.all(params={"created_at[gte]": since.isoformat(), "status": "paid"}):
        yield {
            "provider": "gocardless",
            "id": p.id,
            "arrival": p.arrival_date,
            "currency": p.currency,
            "amount": f"{int(p.amount) / 100:.2f}",
            "reference": p.reference,
        }


def main(days):
    since = datetime.now(timezone.utc) - timedelta(days=days)
    DATA.mkdir(exist_ok=True)
    with (DATA / "payouts.csv").open("w", newline="") as fh:
        w = csv.DictWriter(fh, FIELDS)
        w.writeheader()
        for source in (stripe_payouts, gocardless_payouts):
            w.writerows(source(since))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 35)
