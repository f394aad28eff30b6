"""Book Stripe payouts and GoCardless payouts as journal entries in QuickBooks.

One journal entry per payout:
    Dr bank, Dr fees, Cr clearing
"""
import os
import sqlite3
from datetime import date, datetime, timedelta
from decimal import Decimal

import gocardless_pro
import stripe
from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects import JournalEntry, JournalEntryLine, JournalEntryLineDetail, Ref

ACC = {"bank": "35", "fees": "61", "clearing_stripe": "88", "clearing_gc": "89"}

stripe.api_key = os.environ["STRIPE_KEY"]
gc = gocardless_pro.Client(access_token=os.environ["GC_TOKEN"], environment="live")
qb = QuickBooks(
    auth_client=AuthClient(os.environ["QB_ID"], os.environ["QB_SECRET"], "https://localhost/cb", "production"),
    refresh_token=os.environ["QB_REFRESH"], company_id=os.environ["QB_COMPANY"],
)

db = sqlite3.connect("posted.sqlite")
db.execute("CREATE TABLE IF NOT EXISTS posted (payout TEXT PRIMARY KEY, je TEXT, at TEXT)")


def stripe_payouts(since):
    for p in stripe.Payout.list(arrival_date={"gte": int(since.timestamp())}, status="paid").auto_paging_iter():
        gross = fees = 0
        for bt in stripe.BalanceTransaction.list(payout=p.id, limit=100).auto_paging_iter():
            if bt.type == "payout":
                continue
            gross += bt.amount
            fees += bt.fee
        yield p.id, date.fromtimestamp(p.arrival_date), Decimal(gross) / 100, Decimal(fees) / 100, "clearing_stripe"


def gc_payouts(since):
    for p in gc.payouts.all(params={"created_at[gte]": since.strftime("%Y-%m-%dT00:00:00Z"), "status": "paid"}):
        fees = Decimal(p.deducted_fees) / 100
        yield p.id, date.fromisoformat(p.arrival_date), Decimal(p.amount) / 100 + fees, fees, "clearing_gc"


def line(kind, account, amount, text):
    l = JournalEntryLine()
    l.Amount = float(amount)
    l.Description = text
    d = JournalEntryLineDetail()
    d.PostingType = kind
    d.AccountRef = Ref()
    d.AccountRef.value = ACC[account]
    l.JournalEntryLineDetail = d
    return l


def post(pid, day, gross, fees, clearing):
    je = JournalEntry()
    je.TxnDate = day.isoformat()
    je.DocNumber = pid[-20:]
    je.Line = [
        line("Debit", "bank", gross - fees, pid),
        line("Debit", "fees", fees, pid),
        line("Credit", clearing, gross, pid),
    ]
    je.save(qb=qb)
    return je.Id


def main():
    since = datetime.now() - timedelta(days=10)
    for source in (stripe_payouts, gc_payouts):
        for payout in source(since):
            if db.execute("SELECT 1 FROM posted WHERE payout = ?", payout[:1]).fetchone():
                continue
            je_id = post(*payout)
            db.execute("INSERT INTO posted VALUES (?, ?, ?)", (payout[0], je_id, datetime.now().isoformat()))
            db.commit()


if __name__ == "__main__":
    main()
