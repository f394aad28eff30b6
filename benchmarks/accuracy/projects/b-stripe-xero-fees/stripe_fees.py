#!/usr/bin/env python
# Books yesterday's Stripe processing fees as one SPEND transaction per currency in Xero.
import os
import sys
from collections import defaultdict
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

import requests
import stripe

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]

XERO_TENANT = os.environ["XERO_TENANT_ID"]
CLEARING_ACCOUNT = os.getenv("XERO_CLEARING_ACCOUNT", "1099")
FEE_ACCOUNT = os.getenv("XERO_FEE_ACCOUNT", "6240")


def xero_token():
    r = requests.post(
        "https://identity.xero.com/connect/token",
        data={"grant_type": "client_credentials", "scope": "accounting.transactions"},
        auth=(os.environ["XERO_CLIENT_ID"], os.environ["XERO_CLIENT_SECRET"]),
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["access_token"]


def fees_for(day):
    start = datetime.combine(day, time.min, tzinfo=timezone.utc)
    window = {"gte": int(start.timestamp()), "lt": int((start + timedelta(days=1)).timestamp())}
    fees = defaultdict(Decimal)
    for txn in stripe.BalanceTransaction.list(created=window, limit=100).auto_paging_iter():
        if txn.fee:
            fees[txn.currency.upper()] += Decimal(txn.fee) / 100
    return fees


def book(day, fees):
    token = xero_token()
    transactions = []
    for currency, amount in sorted(fees.items()):
        transactions.append({
            "Type": "SPEND",
            "Contact": {"Name": "Stripe Payments Europe Ltd"},
            "Date": day.isoformat(),
            "CurrencyCode": currency,
            "Reference": "stripe-fees-%s-%s" % (day, currency),
            "BankAccount": {"Code": CLEARING_ACCOUNT},
            "LineItems": [{
                "Description": "Processing fees",
                "Quantity": 1,
                "UnitAmount": str(amount),
                "AccountCode": FEE_ACCOUNT,
            }],
        })
    r = requests.put(
        "https://api.xero.com/api.xro/2.0/BankTransactions",
        json={"BankTransactions": transactions},
        headers={
            "Authorization": "Bearer " + token,
            "xero-tenant-id": XERO_TENANT,
            "Accept": "application/json",
        },
        timeout=60,
    )
    if r.status_code >= 400:
        sys.exit("xero said %s: %s" % (r.status_code, r.text[:500]))
    print(day, {k: str(v) for k, v in fees.items()})


if __name__ == "__main__":
    day = date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today() - timedelta(days=1)
    fees = fees_for(day)
    if fees:
        book(day, fees)
