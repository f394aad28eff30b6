import os
from datetime import date, timedelta

import gocardless_pro
import requests


class Xero:
    root = "https://api.xero.com/api.xro/2.0"

    def __init__(self, tenant=None, token=None):
        self.s = requests.Session()
        self.s.headers.update({
            "Authorization": "Bearer %s" % (token or os.environ["XERO_TOKEN"]),
            "Xero-tenant-id": tenant or os.environ["XERO_TENANT"],
            "Accept": "application/json",
        })

    def open_invoices(self):
        page = 1
        while True:
            resp = self.s.get(self.root + "/Invoices", params={"where": 'Type=="ACCREC" AND Status=="AUTHORISED"', "page": page})
            resp.raise_for_status()
            batch = resp.json()["Invoices"]
            if not batch:
                return
            for inv in batch:
                yield inv
            page += 1


def gocardless_payouts(days=1):
    client = gocardless_pro.Client(access_token=os.environ["GC_TOKEN"], environment="live")
    since = (date.today() - timedelta(days=days)).isoformat() + "T00:00:00Z"
    for p in client.payouts.all(params={"created_at[gte]": since}):
        yield {"id": p.id, "kind": "payout", "amount": p.amount / 100.0, "due": p.arrival_date, "contact": None}
