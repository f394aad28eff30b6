"""Weekly support report, mailed Monday morning. Author: T. Okafor"""
import os
import smtplib
import time
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import pandas as pd
import requests

DOMAIN = os.getenv("FRESHDESK_DOMAIN", "brightloom")
KEY = os.environ["FRESHDESK_KEY"]
RECIPIENTS = ["support-leads@brightloom.io", "coo@brightloom.io"]
OUT = Path("out")

STATUS = {2: "Open", 3: "Pending", 4: "Resolved", 5: "Closed"}


def fetch_tickets(since):
    rows, page = [], 1
    while True:
        resp = requests.get(
            f"https://{DOMAIN}.freshdesk.com/api/v2/tickets",
            params={"updated_since": since.isoformat() + "T00:00:00Z", "per_page": 100,
                    "page": page, "include": "stats"},
            auth=(KEY, "X"),
        )
        if resp.status_code == 429:
            time.sleep(int(resp.headers.get("Retry-After", 30)))
            continue
        resp.raise_for_status()
        batch = resp.json()
        rows.extend(batch)
        if len(batch) < 100:
            break
        page += 1
    return rows


def build(rows):
    df = pd.json_normalize(rows)
    df["status"] = df["status"].map(STATUS).fillna("Other")
    df["created_at"] = pd.to_datetime(df["created_at"]).dt.tz_localize(None)
    df["closed_at"] = pd.to_datetime(df["stats.closed_at"]).dt.tz_localize(None)
    df["hours"] = (df["closed_at"] - df["created_at"]).dt.total_seconds() / 3600
    by_group = (
        df.groupby(["group_id", "status"]).agg(tickets=("id", "count"), avg_hours=("hours", "mean"))
        .reset_index()
    )
    return df[["id", "subject", "status", "group_id", "created_at", "closed_at", "hours"]], by_group


def send(path, week):
    msg = EmailMessage()
    msg["Subject"] = f"Support report {week}"
    msg["From"] = "reports@brightloom.io"
    msg["To"] = ", ".join(RECIPIENTS)
    msg.set_content("Hi all,\n\nattached is the report of last week.\n\nTobi's robot")
    msg.add_attachment(
        path.read_bytes(),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        filename=path.name,
    )
    with smtplib.SMTP("smtp.office365.com", 587) as s:
        s.starttls()
        s.login("reports@brightloom.io", os.environ["MAIL_PW"])
        s.send_message(msg)


if __name__ == "__main__":
    monday = date.today() - timedelta(days=date.today().weekday() + 7)
    week = monday.strftime("%G-W%V")
    tickets, groups = build(fetch_tickets(monday))
    OUT.mkdir(exist_ok=True)
    target = OUT / f"support_{week}.xlsx"
    with pd.ExcelWriter(target, engine="openpyxl") as xl:
        groups.to_excel(xl, sheet_name="Groups", index=False)
        tickets.to_excel(xl, sheet_name="Tickets", index=False)
    send(target, week)
