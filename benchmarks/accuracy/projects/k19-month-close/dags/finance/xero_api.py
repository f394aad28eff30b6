"""Accounts-receivable invoices out of Xero."""
import requests
from airflow.models import Variable

API = "https://api.xero.com/api.xro/2.0"


def _token():
    resp = requests.post(
        "https://identity.xero.com/connect/token",
        data={"grant_type": "client_credentials", "scope": "accounting.transactions"},
        auth=(Variable.get("xero_client_id"), Variable.get("xero_client_secret")),
    )
    resp.raise_for_status()
    return resp.json()["access_token"]


def invoices_between(start, end):
    headers = {"Authorization": "Bearer " + _token(), "Accept": "application/json"}
    y1, m1, d1 = start.year, start.month, start.day
    where = "Type==\"ACCREC\" AND Date>=DateTime(%d,%d,%d) AND Date<DateTime(%d,%d,%d)" % (
        y1, m1, d1, end.year, end.month, end.day)
    out, page = [], 1
    while True:
        r = requests.get(API + "/Invoices", headers=headers, params={"where": where, "page": page})
        r.raise_for_status()
        chunk = r.json()["Invoices"]
        if not chunk:
            return out
        out.extend(chunk)
        page += 1
