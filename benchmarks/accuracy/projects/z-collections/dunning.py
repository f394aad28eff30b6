import datetime as dt
import json
import os
from decimal import Decimal
from pathlib import Path

import msal
import requests

from core import db
from core.inkasso import Inkasso

STATE = Path(os.environ.get("STATE_DIR", ".")) / "dunning_state.json"
MIN_AMOUNT = Decimal("40.00")


def graph_token():
    app = msal.ConfidentialClientApplication(
        os.environ["AZ_CLIENT"], authority="https://login.microsoftonline.com/" + os.environ["AZ_TENANT"],
        client_credential=os.environ["AZ_SECRET"])
    return app.acquire_token_for_client(["https://graph.microsoft.com/.default"])["access_token"]


def send_mail(subject, lines):
    requests.post(
        f"https://graph.microsoft.com/v1.0/users/{os.environ['MAIL_FROM']}/sendMail",
        headers={"Authorization": "Bearer " + graph_token()},
        json={"message": {
            "subject": subject,
            "body": {"contentType": "Text", "content": "\n".join(lines)},
            "toRecipients": [{"emailAddress": {"address": os.environ["MAIL_TO"]}}],
        }},
        timeout=30,
    ).raise_for_status()


def hand_over(agency):
    handed, total = [], Decimal(0)
    for inv in db.call("dbo.usp_GetOverdue", 60):
        if inv["OpenAmount"] < MIN_AMOUNT:
            continue
        claim = agency.open_claim(
            {"Name": inv["Name"], "Street": inv["Street"], "Zip": inv["Zip"], "City": inv["City"]},
            inv["InvoiceNo"], inv["OpenAmount"], inv["DueDate"],
        )
        db.call("dbo.usp_SetClaim", inv["InvoiceId"], claim)
        handed.append(inv["InvoiceNo"])
        total += inv["OpenAmount"]
    return handed, total


def pull_states(agency):
    state = json.loads(STATE.read_text()) if STATE.exists() else {}
    since = state.get("since", "2022-01-01T00:00:00")
    now = dt.datetime.now().replace(microsecond=0).isoformat()
    for s in agency.states(since):
        db.call("dbo.usp_ClaimState", s.ClaimId, s.State, s.PaidAmount)
    STATE.write_text(json.dumps({"since": now}))


def main():
    agency = Inkasso()
    pull_states(agency)
    handed, total = hand_over(agency)
    if handed:
        send_mail(f"{len(handed)} invoices handed over", handed + ["", f"Total {total:.2f} EUR"])


if __name__ == "__main__":
    main()
