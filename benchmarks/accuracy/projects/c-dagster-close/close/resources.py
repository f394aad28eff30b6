from datetime import date
from functools import cached_property

import recurly
import requests
import stripe
from dagster import ConfigurableResource
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail as Message


class Payments(ConfigurableResource):
    api_key: str

    def charges(self, start: int, end: int):
        stripe.api_key = self.api_key
        for c in stripe.Charge.list(created={"gte": start, "lt": end}, limit=100).auto_paging_iter():
            if c.paid:
                yield {"id": c.id, "amount": c.amount / 100, "currency": c.currency, "invoice_no": c.metadata.get("invoice_no")}


class Billing(ConfigurableResource):
    site: str

    def invoices(self, start: date, end: date):
        client = recurly.Client(self.site)
        listing = client.list_invoices(params={"begin_time": f"{start}T00:00:00Z", "end_time": f"{end}T00:00:00Z", "limit": 200})
        for inv in listing.items():
            yield {"number": inv.number, "account": inv.account.code, "total": float(inv.total), "tax": float(inv.tax or 0), "state": inv.state}


class Ledger(ConfigurableResource):
    client_id: str
    client_secret: str
    tenant: str

    def _token(self):
        r = requests.post("https://identity.xero.com/connect/token", auth=(self.client_id, self.client_secret),
                          data={"grant_type": "client_credentials", "scope": "accounting.transactions accounting.settings"})
        return r.json()["access_token"]

    def _headers(self):
        return {"Authorization": f"Bearer {self._token()}", "Xero-tenant-id": self.tenant, "Accept": "application/json"}

    def accounts(self):
        r = requests.get("https://api.xero.com/api.xro/2.0/Accounts", headers=self._headers(), timeout=60)
        r.raise_for_status()
        return {a["Name"]: a["Code"] for a in r.json()["Accounts"] if "Code" in a}

    def journal(self, narration, day, lines):
        r = requests.put("https://api.xero.com/api.xro/2.0/ManualJournals", headers=self._headers(), timeout=60, json={
            "Narration": narration,
            "Date": day.isoformat(),
            "Status": "DRAFT",
            "JournalLines": lines,
        })
        r.raise_for_status()
        return r.json()["ManualJournals"][0]["ManualJournalID"]


class Mail(ConfigurableResource):
    api_key: str

    def send(self, to, subject, html):
        SendGridAPIClient(self.api_key).send(
            Message(from_email="close@acme.example", to_emails=to, subject=subject, html_content=html)
        )
