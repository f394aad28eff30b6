import json
import os

import requests

TOKEN_FILE = os.path.expanduser("~/.xero_token.json")


def _token():
    tok = json.load(open(TOKEN_FILE))
    r = requests.post(
        "https://identity.xero.com/connect/token",
        auth=(os.environ["XERO_CLIENT_ID"], os.environ["XERO_CLIENT_SECRET"]),
        data={"grant_type": "refresh_token", "refresh_token": tok["refresh_token"]},
    )
    r.raise_for_status()
    tok = r.json()
    json.dump(tok, open(TOKEN_FILE, "w"))
    return tok["access_token"]


def invoices(month):
    y, m = map(int, month.split("-"))
    hdr = {
        "Authorization": "Bearer " + _token(),
        "xero-tenant-id": os.environ["XERO_TENANT"],
        "Accept": "application/json",
    }
    where = 'Type=="ACCREC" AND Date >= DateTime(%d,%02d,01) AND Date < DateTime(%d,%02d,01)' % (
        y, m, y + (m == 12), m % 12 + 1)
    page = 1
    rows = []
    while True:
        r = requests.get("https://api.xero.com/api.xro/2.0/Invoices", headers=hdr, params={"where": where, "page": page})
        r.raise_for_status()
        inv = r.json()["Invoices"]
        if not inv:
            break
        for i in inv:
            if i["Status"] in ("VOIDED", "DELETED", "DRAFT"):
                continue
            rows.append({
                "date": i["DateString"][:10], "kind": "invoice", "currency": i["CurrencyCode"],
                "gross": i["SubTotal"], "fee": 0, "net": i["SubTotal"], "source": "xero",
            })
        page += 1
    return rows
