"""
Book Stripe payouts into Xero as bank transfers plus a fee line.

  python payouts_to_xero.py --since 2024-11-25
"""
import argparse
import datetime
import json
import os
import pathlib

import requests
import stripe

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]
STATE = pathlib.Path(__file__).with_name("booked.json")
XERO = "https://api.xero.com/api.xro/2.0"
SLACK = "https://slack.com/api/chat.postMessage"


def xero_token():
    r = requests.post(
        "https://identity.xero.com/connect/token",
        data={"grant_type": "client_credentials", "scope": "accounting.transactions"},
        auth=(os.environ["XERO_ID"], os.environ["XERO_SECRET"]),
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["access_token"]


def booked():
    return set(json.loads(STATE.read_text())) if STATE.exists() else set()


def fees_of(payout_id):
    fee = gross = 0
    for bt in stripe.BalanceTransaction.list(payout=payout_id, limit=100).auto_paging_iter():
        if bt.type == "payout":
            continue
        fee += bt.fee
        gross += bt.amount
    return gross / 100.0, fee / 100.0


def transaction(p):
    gross, fee = fees_of(p.id)
    day = datetime.date.fromtimestamp(p.arrival_date).isoformat()
    return {
        "Type": "RECEIVE",
        "Contact": {"Name": "Stripe"},
        "BankAccount": {"Code": os.environ["XERO_BANK"]},
        "Date": day,
        "Reference": p.id,
        "CurrencyCode": p.currency.upper(),
        "LineItems": [
            {"Description": "Card sales", "Quantity": 1, "UnitAmount": gross, "AccountCode": "200"},
            {"Description": "Stripe fees", "Quantity": 1, "UnitAmount": -fee, "AccountCode": "404"},
        ],
    }


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--since", required=True, type=datetime.date.fromisoformat)
    ap.add_argument("--dry-run", action="store_true")
    a = ap.parse_args()
    start = int(datetime.datetime.combine(a.since, datetime.time()).timestamp())
    done = booked()
    todo = [
        p for p in stripe.Payout.list(arrival_date={"gte": start}, status="paid", limit=100).auto_paging_iter()
        if p.id not in done
    ]
    if not todo:
        return
    headers = {
        "Authorization": "Bearer " + xero_token(),
        "xero-tenant-id": os.environ["XERO_TENANT"],
        "Accept": "application/json",
    }
    for p in todo:
        t = transaction(p)
        if a.dry_run:
            print(json.dumps(t, indent=1))
            continue
        r = requests.put(XERO + "/BankTransactions", json={"BankTransactions": [t]}, headers=headers, timeout=60)
        r.raise_for_status()
        done.add(p.id)
        STATE.write_text(json.dumps(sorted(done)))
    if not a.dry_run:
        requests.post(
            SLACK,
            headers={"Authorization": "Bearer " + os.environ["SLACK_TOKEN"]},
            json={"channel": "#finance-close", "text": "Payout booking ran, please reconcile in Xero."},
            timeout=15,
        )


if __name__ == "__main__":
    main()
