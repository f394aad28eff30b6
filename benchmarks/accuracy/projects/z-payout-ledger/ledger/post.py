"""Posts payouts not yet booked as bank transactions."""
import os
from decimal import Decimal
from functools import wraps
from time import sleep

import requests
from sqlalchemy import select

from .collect import session_scope
from .models import Payout

TENANT = os.environ["XERO_TENANT"]
BANK_ACCOUNT = os.environ["XERO_BANK_ACCOUNT_ID"]
ACCOUNTS = {"charge": "200", "refund": "205", "adjustment": "498"}


def throttled(fn):
    @wraps(fn)
    def inner(*a, **kw):
        while True:
            resp = fn(*a, **kw)
            if resp.status_code != 429:
                resp.raise_for_status()
                return resp.json()
            sleep(int(resp.headers.get("Retry-After", 30)))
    return inner


class Xero:
    base = "https://api.xero.com/api.xro/2.0"

    def __init__(self):
        r = requests.post(
            "https://identity.xero.com/connect/token",
            data={"grant_type": "client_credentials", "scope": "accounting.transactions"},
            auth=(os.environ["XERO_CLIENT_ID"], os.environ["XERO_CLIENT_SECRET"]),
        )
        r.raise_for_status()
        self.http = requests.Session()
        self.http.headers.update({
            "Authorization": "Bearer " + r.json()["access_token"],
            "Xero-tenant-id": TENANT,
            "Accept": "application/json",
        })

    @throttled
    def call(self, method, path, **kw):
        return self.http.request(method, f"{self.base}/{path}", **kw)


def to_transaction(payout):
    totals, fees = {}, Decimal(0)
    for line in payout.lines:
        totals[line.kind] = totals.get(line.kind, Decimal(0)) + Decimal(line.gross) / 100
        fees += Decimal(line.fee) / 100
    items = [
        {"Description": kind, "Quantity": 1, "UnitAmount": str(total), "AccountCode": ACCOUNTS.get(kind, "498")}
        for kind, total in sorted(totals.items())
    ]
    items.append({"Description": "Stripe fees", "Quantity": 1, "UnitAmount": str(-fees), "AccountCode": "404"})
    return {
        "Type": "RECEIVE",
        "Contact": {"Name": "Stripe"},
        "BankAccount": {"AccountID": BANK_ACCOUNT},
        "Reference": payout.id,
        "Date": payout.arrival.date().isoformat(),
        "LineItems": items,
    }


def main():
    xero = Xero()
    with session_scope() as s:
        todo = s.scalars(select(Payout).where(Payout.xero_id.is_(None)).order_by(Payout.arrival)).all()
        for payout in todo:
            answer = xero.call("PUT", "BankTransactions", json={"BankTransactions": [to_transaction(payout)]})
            payout.xero_id = answer["BankTransactions"][0]["BankTransactionID"]
            s.flush()


if __name__ == "__main__":
    main()
