"""Step 4: data/journal.json -> draft manual journal, raw file to the auditors"""
import json
import os
import sys

import paramiko
import requests

TOKEN_URL = "https://identity.xero.com/connect/token"


def token():
    r = requests.post(TOKEN_URL, data={"grant_type": "client_credentials", "scope": "accounting.transactions"},
                      auth=(os.environ["XERO_CLIENT_ID"], os.environ["XERO_CLIENT_SECRET"]))
    r.raise_for_status()
    return r.json()["access_token"]


def post(month, lines):
    body = {
        "Narration": f"Stripe {month}",
        "Status": "DRAFT",
        "Date": f"{month}-28",
        "JournalLines": [
            {"LineAmount": l["amount"], "AccountCode": l["account"], "Description": f"Stripe {month}"} for l in lines
        ],
    }
    r = requests.post("https://api.xero.com/api.xro/2.0/ManualJournals", json=body,
                      headers={"Authorization": "Bearer " + token(), "Accept": "application/json"})
    r.raise_for_status()
    return r.json()["ManualJournals"][0]["ManualJournalID"]


def to_auditors(month):
    t = paramiko.Transport((os.environ["AUDIT_SFTP_HOST"], 22))
    t.connect(username="finance", password=os.environ["AUDIT_SFTP_PASS"])
    sftp = paramiko.SFTPClient.from_transport(t)
    sftp.put("data/balance.csv", f"/in/stripe_{month}.csv")
    sftp.close()
    t.close()


if __name__ == "__main__":
    month = sys.argv[1]
    with open("data/journal.json") as fh:
        print("journal", post(month, json.load(fh)))
    to_auditors(month)
