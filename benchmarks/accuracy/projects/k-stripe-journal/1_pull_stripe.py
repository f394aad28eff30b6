"""Step 1: balance transactions of the month -> data/balance.csv"""
import csv
import datetime
import os
import sys

import stripe

stripe.api_key = os.environ["STRIPE_API_KEY"]

month = datetime.datetime.strptime(sys.argv[1], "%Y-%m")
nxt = (month.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)

FIELDS = ["id", "type", "created", "currency", "amount", "fee", "net", "description"]

with open("data/balance.csv", "w", newline="") as fh:
    w = csv.DictWriter(fh, fieldnames=FIELDS)
    w.writeheader()
    txns = stripe.BalanceTransaction.list(
        created={"gte": int(month.timestamp()), "lt": int(nxt.timestamp())}, limit=100)
    for t in txns.auto_paging_iter():
        w.writerow({f: getattr(t, f) for f in FIELDS})
