#!/usr/bin/env python3
"""Book payouts of the payment providers as bank transfers.

Lumen Ltd   : Stripe     -> Xero
Lumen Wales : GoCardless -> FreeAgent   (they never moved, don't ask)
PayPal      : just a csv for Priya
"""
import argparse
import csv
import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import partial

import gocardless_pro
import requests
import stripe

stripe.api_key = os.environ["STRIPE_KEY"]


@dataclass
class Payout:
    ref: str
    day: date
    gross: Decimal
    fee: Decimal

    @property
    def net(self):
        return self.gross - self.fee


def post_json(url, headers, body):
    r = requests.post(url, headers=headers, json=body, timeout=60)
    if r.status_code >= 400:
        raise SystemExit(f"{url}: {r.status_code} {r.text[:300]}")
    return r.json()


to_xero = partial(
    post_json,
    "https://api.xero.com/api.xro/2.0/BankTransactions",
    {
        "Authorization": f"Bearer {os.environ['XERO_TOKEN']}",
        "Xero-tenant-id": os.environ["XERO_TENANT"],
        "Accept": "application/json",
    },
)
to_freeagent = partial(
    post_json,
    "https://api.freeagent.com/v2/bank_transaction_explanations",
    {"Authorization": f"Bearer {os.environ['FREEAGENT_TOKEN']}"},
)


def stripe_payouts(since):
    ts = int(datetime.combine(since, datetime.min.time(), timezone.utc).timestamp())
    for po in stripe.Payout.list(arrival_date={"gte": ts}, status="paid", limit=100).auto_paging_iter():
        gross = fee = Decimal(0)
        for bt in stripe.BalanceTransaction.list(payout=po.id, limit=100).auto_paging_iter():
            if bt.type == "payout":
                continue
            gross += Decimal(bt.amount) / 100
            fee += Decimal(bt.fee) / 100
        yield Payout(po.id, datetime.fromtimestamp(po.arrival_date, timezone.utc).date(), gross, fee)


def gocardless_payouts(since):
    client = gocardless_pro.Client(access_token=os.environ["GC_TOKEN"], environment="live")
    for po in client.payouts.all(params={"created_at[gte]": f"{since}T00:00:00Z", "status": "paid"}):
        fee = Decimal(po.deducted_fees) / 100
        yield Payout(po.reference, date.fromisoformat(po.arrival_date), Decimal(po.amount) / 100 + fee, fee)


def paypal_rows(since):
    auth = requests.post("https://api-m.paypal.com/v1/oauth2/token",
                         auth=(os.environ["PP_ID"], os.environ["PP_SECRET"]),
                         data={"grant_type": "client_credentials"}).json()
    r = requests.get("https://api-m.paypal.com/v1/reporting/transactions",
                     headers={"Authorization": "Bearer " + auth["access_token"]},
                     params={"start_date": f"{since}T00:00:00Z",
                             "end_date": f"{date.today()}T00:00:00Z",
                             "fields": "transaction_info"})
    r.raise_for_status()
    for t in r.json()["transaction_details"]:
        i = t["transaction_info"]
        yield i["transaction_id"], i["transaction_initiation_date"][:10], i["transaction_amount"]["value"]


def xero_body(p: Payout):
    line = lambda text, amount, account: {
        "Description": text, "UnitAmount": str(amount), "AccountCode": account, "TaxType": "NONE"}
    return {"BankTransactions": [{
        "Type": "RECEIVE",
        "Contact": {"Name": "Stripe"},
        "BankAccount": {"Code": "090"},
        "Date": p.day.isoformat(),
        "Reference": p.ref,
        "LineItems": [line("Sales", p.gross, "200"), line("Fees", -p.fee, "404")],
    }]}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--days", type=int, default=7)
    ap.add_argument("--dry", action="store_true")
    args = ap.parse_args()
    since = date.today() - timedelta(days=args.days)

    payouts = list(stripe_payouts(since))
    for p in payouts:
        print("stripe", p.ref, p.net)
        if not args.dry:
            to_xero(xero_body(p))

    payouts = list(gocardless_payouts(since))
    for p in payouts:
        print("gocardless", p.ref, p.net)
        if args.dry:
            continue
        to_freeagent({"bank_transaction_explanation": {
            "bank_account": os.environ["FREEAGENT_BANK"],
            "dated_on": str(p.day),
            "gross_value": str(p.net),
            "description": f"GoCardless {p.ref}",
            "category": "https://api.freeagent.com/v2/categories/001",
        }})

    with open(f"paypal_{since}.csv", "w", newline="") as f:
        w = csv.writer(f)
        w.writerow(("id", "date", "amount"))
        w.writerows(paypal_rows(since))


if __name__ == "__main__":
    main()
