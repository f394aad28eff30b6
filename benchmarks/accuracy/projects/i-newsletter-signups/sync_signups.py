#!/usr/bin/env python3
"""In-store tablet sign-ups (Google Sheet, one tab per shop) -> newsletter list.

Runs every 20 minutes on the back office box.
"""
import hashlib
import logging
import os
import re
from datetime import date

import gspread
import requests

SHEET_KEY = os.environ["SIGNUP_SHEET_KEY"]
MC_KEY = os.environ["MAILCHIMP_API_KEY"]
MC_DC = MC_KEY.split("-")[-1]
LIST_ID = os.environ.get("MAILCHIMP_LIST", "a1b2c3d4e5")
BASE = f"https://{MC_DC}.api.mailchimp.com/3.0"

COL_SYNCED = 7
EMAIL_RE = re.compile(r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$", re.I)

log = logging.getLogger("signups")


def subscriber_hash(email):
    return hashlib.md5(email.lower().encode()).hexdigest()


def upsert_member(email, first, last, shop):
    url = f"{BASE}/lists/{LIST_ID}/members/{subscriber_hash(email)}"
    body = {
        "email_address": email,
        "status_if_new": "pending",
        "merge_fields": {"FNAME": first, "LNAME": last, "SHOP": shop},
    }
    r = requests.put(url, auth=("any", MC_KEY), json=body, timeout=20)
    if r.status_code == 400 and "looks fake" in r.text:
        log.warning("rejected %s", email)
        return False
    r.raise_for_status()
    return True


def process_tab(ws):
    rows = ws.get_all_records()
    done = 0
    for idx, row in enumerate(rows, start=2):
        if row.get("Synced"):
            continue
        email = str(row["E-mail"]).strip()
        if not EMAIL_RE.match(email):
            ws.update_cell(idx, COL_SYNCED, "invalid")
            continue
        ok = upsert_member(email, row["First name"], row["Surname"], ws.title)
        ws.update_cell(idx, COL_SYNCED, date.today().isoformat() if ok else "rejected")
        done += 1
    return done


def main():
    logging.basicConfig(level=logging.INFO)
    gc = gspread.service_account(filename="/etc/backoffice/google.json")
    book = gc.open_by_key(SHEET_KEY)
    for ws in book.worksheets():
        if ws.title.startswith("_"):
            continue
        n = process_tab(ws)
        log.info("%s: %d new", ws.title, n)


if __name__ == "__main__":
    main()
