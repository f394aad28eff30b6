import requests

from .secrets import secret

API = "https://api.xero.com/api.xro/2.0"


def _headers():
    s = secret("xero")
    tok = requests.post(
        "https://identity.xero.com/connect/token",
        data={"grant_type": "client_credentials", "scope": "accounting.transactions"},
        auth=(s["client_id"], s["client_secret"]),
    )
    tok.raise_for_status()
    return {"Authorization": "Bearer " + tok.json()["access_token"], "Accept": "application/json"}


def bank_transaction(kind, account, contact, lines, reference):
    r = requests.post(API + "/BankTransactions", headers=_headers(), json={"BankTransactions": [{
        "Type": kind,
        "Contact": {"Name": contact},
        "BankAccount": {"Code": account},
        "Reference": reference,
        "LineItems": lines,
    }]})
    r.raise_for_status()
    return r.json()["BankTransactions"][0]


def bank_summary():
    r = requests.get(API + "/Reports/BankSummary", headers=_headers())
    r.raise_for_status()
    return r.json()["Reports"][0]
