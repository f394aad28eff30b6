import os

import requests


class Xero:
    base = "https://api.xero.com/api.xro/2.0"

    def __init__(self, token):
        self.headers = {
            "Authorization": f"Bearer {token}",
            "Xero-tenant-id": os.environ["XERO_TENANT"],
            "Accept": "application/json",
        }

    def create_invoice(self, invoice):
        r = requests.post(f"{self.base}/Invoices", headers=self.headers, json={"Invoices": [invoice]}, timeout=30)
        r.raise_for_status()
        return r.json()["Invoices"][0]["InvoiceID"]


def fetch_token():
    r = requests.post(
        "https://identity.xero.com/connect/token",
        data={"grant_type": "client_credentials", "scope": "accounting.transactions"},
        auth=(os.environ["XERO_CLIENT_ID"], os.environ["XERO_SECRET"]),
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["access_token"]
