import os

import requests
from google.oauth2.service_account import Credentials
from googleapiclient.discovery import build

_s = requests.Session()
_s.hooks["response"].append(lambda r, *a, **k: r.raise_for_status())


def gusto_payrolls(start, end):
    company = os.environ["GUSTO_COMPANY"]
    return _s.get(
        f"https://api.gusto.com/v1/companies/{company}/payrolls",
        params={"processed": "true", "start_date": start, "end_date": end, "include": "totals"},
        headers={"Authorization": f"Bearer {os.environ['GUSTO_TOKEN']}"},
    ).json()


def qbo_journal(entry):
    realm = os.environ["QBO_REALM"]
    _s.post(
        f"https://quickbooks.api.intuit.com/v3/company/{realm}/journalentry",
        json=entry,
        headers={"Authorization": f"Bearer {os.environ['QBO_TOKEN']}", "Accept": "application/json"},
    )


def bamboo_directory():
    r = _s.get(
        f"https://api.bamboohr.com/api/gateway.php/{os.environ['BAMBOO_SUB']}/v1/employees/directory",
        auth=(os.environ["BAMBOO_KEY"], "x"),
        headers={"Accept": "application/json"},
    )
    return r.json()["employees"]


def append_rows(rng, rows):
    svc = build("sheets", "v4", credentials=Credentials.from_service_account_file(os.environ["SA"]))
    svc.spreadsheets().values().append(
        spreadsheetId=os.environ["BOARD_SHEET"], range=rng,
        valueInputOption="USER_ENTERED", body={"values": rows},
    ).execute()


def teams_post(text):
    _s.post(os.environ["TEAMS_WEBHOOK_URL"], json={"text": text})
