#!/usr/bin/env python3
"""Book yesterday's Mollie payments in the books, keep a copy for the BI people."""
import configparser
import datetime
import os
import sys

import psycopg2
from mollie.api.client import Client

import moneybird

cfg = configparser.ConfigParser()
cfg.read(os.path.join(os.path.dirname(__file__), "config.ini"))
ADMIN = cfg.get("moneybird", "administration")
LEDGER = cfg.get("moneybird", "ledger_account")
FIXED_FEE = "0.29"


def payments_of(day):
    client = Client()
    client.set_api_key(os.environ["MOLLIE_KEY"])
    page = client.payments.list(limit=cfg.getint("mollie", "page"))
    while page:
        for payment in page:
            if not payment.paid_at:
                continue
            paid = payment.paid_at[:10]
            if paid < day:
                return
            if paid == day:
                yield payment
        page = page.get_next() if page.has_next() else None


def archive(rows):
    conn = psycopg2.connect(os.environ["BI_DSN"])
    with conn, conn.cursor() as cur:
        cur.executemany(
            "INSERT INTO psp_payments (id, paid_on, amount, currency, invoice_no, method) "
            "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (id) DO NOTHING",
            rows,
        )
    conn.close()


def main(day):
    rows, orphans = [], []
    for p in payments_of(day):
        number = (p.metadata or {}).get("invoice_no")
        rows.append((p.id, day, p.amount["value"], p.amount["currency"], number, p.method))
        if not number:
            orphans.append(p.id)
            continue
        invoice = moneybird.find_invoice(ADMIN, number)
        if invoice is None or invoice["state"] == "paid":
            orphans.append(p.id)
            continue
        moneybird.book_payment(ADMIN, invoice, p.amount["value"], day, p.id)
    if rows:
        moneybird.book_fee(ADMIN, LEDGER, day, FIXED_FEE)
    archive(rows)
    for o in orphans:
        print("no open invoice for", o, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(datetime.date.today() - datetime.timedelta(days=1)))
