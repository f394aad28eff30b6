import os

import httpx


class Xero:
    def __init__(self):
        tok = httpx.post(
            "https://identity.xero.com/connect/token",
            data={"grant_type": "client_credentials", "scope": "accounting.transactions accounting.contacts.read"},
            auth=(os.environ["XERO_ID"], os.environ["XERO_SECRET"]),
        ).json()["access_token"]
        self.http = httpx.Client(
            base_url="https://api.xero.com/api.xro/2.0",
            headers={"Authorization": f"Bearer {tok}", "Accept": "application/json"},
        )

    def contact_id(self, name):
        found = self.http.get("/Contacts", params={"where": f'Name=="{name}"'}).json()["Contacts"]
        if not found:
            raise LookupError(f"no Xero contact {name!r}")
        return found[0]["ContactID"]

    def draft_invoice(self, contact_id, lines, currency, due):
        r = self.http.post("/Invoices", json={"Invoices": [{
            "Type": "ACCREC",
            "Status": "DRAFT",
            "Contact": {"ContactID": contact_id},
            "CurrencyCode": currency,
            "DueDate": due,
            "LineItems": lines,
        }]})
        r.raise_for_status()
        return r.json()["Invoices"][0]["InvoiceNumber"]
