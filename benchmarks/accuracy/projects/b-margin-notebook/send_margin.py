"""Uploads the detail file to SharePoint and sends the category table to the managers."""
import glob
import json
import os

import msal
import requests

GRAPH = "https://graph.microsoft.com/v1.0"


def token():
    app = msal.ConfidentialClientApplication(
        os.environ["AZ_CLIENT_ID"],
        authority="https://login.microsoftonline.com/" + os.environ["AZ_TENANT"],
        client_credential=os.environ["AZ_SECRET"],
    )
    return app.acquire_token_for_client(["https://graph.microsoft.com/.default"])["access_token"]


def main():
    s = requests.Session()
    s.headers["Authorization"] = "Bearer " + token()

    newest = max(glob.glob("margin_*.csv"))
    with open(newest, "rb") as fh:
        r = s.put(f"{GRAPH}/sites/{os.environ['SP_SITE']}/drive/root:/Margin/{newest}:/content", data=fh)
    r.raise_for_status()

    with open("by_category.json") as fh:
        cats = json.load(fh)
    rows = "".join(f"<tr><td>{c['category']}</td><td>{c['pct']} %</td></tr>" for c in cats)
    managers = s.get(f"{GRAPH}/groups/{os.environ['MANAGERS_GROUP']}/members?$select=mail").json()["value"]
    r = s.post(f"{GRAPH}/users/{os.environ['SENDER']}/sendMail", json={"message": {
        "subject": "Margin by category",
        "body": {"contentType": "HTML", "content": f"<table>{rows}</table>"},
        "toRecipients": [{"emailAddress": {"address": m["mail"]}} for m in managers],
    }})
    r.raise_for_status()


if __name__ == "__main__":
    main()
