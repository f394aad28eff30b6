import os
import time
from datetime import date

import requests

IDENTITY = "https://identity.xero.com/connect/token"
BASE = "https://api.xero.com/api.xro/2.0"


class XeroClient:
    """custom connection, so no tenant id needed"""

    def __init__(self):
        self.token = None
        self.expires = 0

    def _headers(self):
        if time.time() > self.expires - 60:
            r = requests.post(
                IDENTITY,
                data={"grant_type": "client_credentials", "scope": "accounting.transactions.read accounting.contacts.read"},
                auth=(os.environ["XERO_CLIENT_ID"], os.environ["XERO_CLIENT_SECRET"]),
            )
            r.raise_for_status()
            tok = r.json()
            self.token = tok["access_token"]
            self.expires = time.time() + tok["expires_in"]
        return {"Authorization": "Bearer " + self.token, "Accept": "application/json"}

    def get(self, path, **params):
        for attempt in range(4):
            r = requests.get(BASE + path, headers=self._headers(), params=params, timeout=30)
            if r.status_code == 429:
                time.sleep(int(r.headers.get("Retry-After", 5)))
                continue
            r.raise_for_status()
            return r.json()
        raise RuntimeError("Xero keeps rate limiting us")

    def overdue_invoices(self, today=None):
        today = today or date.today()
        where = 'Type=="ACCREC" AND Status=="AUTHORISED" AND DueDate<DateTime(%d,%d,%d)' % (
            today.year, today.month, today.day)
        page = 1
        while True:
            invoices = self.get("/Invoices", where=where, page=page, order="DueDate")["Invoices"]
            if not invoices:
                break
            for inv in invoices:
                yield inv
            page += 1
