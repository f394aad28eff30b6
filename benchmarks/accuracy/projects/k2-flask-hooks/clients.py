import os

import requests
from simple_salesforce import Salesforce


def salesforce():
    return Salesforce(
        username=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        security_token=os.environ["SF_TOKEN"],
    )


class Xero:
    base = "https://api.xero.com/api.xro/2.0/"

    def __init__(self):
        self._session = None

    @property
    def session(self):
        if self._session is None:
            r = requests.post(
                "https://identity.xero.com/connect/token",
                auth=(os.environ["XERO_ID"], os.environ["XERO_SECRET"]),
                data={"grant_type": "client_credentials"},
            )
            s = requests.Session()
            s.headers["Authorization"] = "Bearer " + r.json()["access_token"]
            s.headers["Accept"] = "application/json"
            self._session = s
        return self._session

    def invoice(self, contact, lines, reference):
        doc = {
            "Type": "ACCREC",
            "Status": "AUTHORISED",
            "Contact": contact,
            "LineItems": lines,
            "Reference": reference,
        }
        r = self.session.post(self.base + "Invoices", json={"Invoices": [doc]})
        r.raise_for_status()


def teams(text, title=None):
    card = {"@type": "MessageCard", "@context": "https://schema.org/extensions", "text": text}
    if title:
        card["title"] = title
    # acme.webhook.office.com/webhookb2/...
    requests.post(os.environ["TEAMS_WEBHOOK_URL"], json=card, timeout=10)
