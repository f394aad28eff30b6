#!/usr/bin/env python3
"""Refresh the 'Payouts' tab finance uses for the bank reconciliation.

cron:  15 6 * * 1-5   (accounting box, user fin)

2021-03  first version
2022-11  EUR column added, Maria wants everything in one currency
2023-02  print the open Chargebee invoices too so we see them in the cron mail
"""
import datetime
import os
import sys

import chargebee
import gspread
import requests
import stripe

stripe.api_key = os.environ["STRIPE_KEY"]
chargebee.configure(os.environ["CHARGEBEE_KEY"], "lumenshop")

SHEET_KEY = "1x0WqYt7bq5wQe3hP-2sV9mZc4u8"
SLACK_WEBHOOK = os.environ["SLACK_WEBHOOK"]   # https://hooks.slack.com/services/...
RATES = "https://api.exchangeratesapi.io/v1/latest"


def month_start(day=None):
    day = day or datetime.date.today()
    return day.replace(day=1)


def main():
    start = month_start()

    # --- open invoices, only for the cron mail -----------------------------
    rows = []
    entries = chargebee.Invoice.list({"status[is]": "payment_due", "limit": 100})
    for entry in entries:
        inv = entry.invoice
        rows.append([inv.id, inv.customer_id, inv.amount_due / 100.0])
    print("open invoices in chargebee: %d" % len(rows))
    for r in rows:
        print("  %-12s %-20s %10.2f" % tuple(r))

    # --- rate ---------------------------------------------------------------
    resp = requests.get(RATES, params={"access_key": os.environ["RATES_KEY"],
                                       "base": "EUR", "symbols": "USD"}, timeout=20)
    resp.raise_for_status()
    usd_per_eur = resp.json()["rates"]["USD"]

    # --- payouts ------------------------------------------------------------
    rows = []
    since = int(datetime.datetime(start.year, start.month, 1).timestamp())
    payouts = stripe.Payout.list(status="paid", arrival_date={"gte": since}, limit=100)
    for p in payouts.auto_paging_iter():
        amount = p.amount / 100.0
        if p.currency == "usd":
            eur = round(amount / usd_per_eur, 2)
        else:
            eur = amount
        arrived = datetime.date.fromtimestamp(p.arrival_date).isoformat()
        rows.append([p.id, arrived, p.currency.upper(), amount, eur])

    if not rows:
        print("no payouts yet this month")
        return 0

    gc = gspread.service_account(filename="/etc/fin/sheets.json")
    ws = gc.open_by_key(SHEET_KEY).worksheet("Payouts")
    ws.clear()
    ws.append_row(["payout", "arrival", "currency", "amount", "EUR"])
    ws.append_rows(rows, value_input_option="USER_ENTERED")

    requests.post(SLACK_WEBHOOK, json={
        "text": "Payout sheet refreshed for %s :moneybag:" % start.strftime("%B %Y"),
    }, timeout=10)
    return 0


if __name__ == "__main__":
    sys.exit(main())
