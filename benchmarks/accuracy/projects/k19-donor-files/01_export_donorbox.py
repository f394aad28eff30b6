"""Yesterday's donations from Donorbox -> CSV."""
import os
from datetime import date, timedelta

import requests

from common.csvio import write_rows
from common.paths import DONATIONS_CSV

AUTH = (os.environ["DONORBOX_USER"], os.environ["DONORBOX_KEY"])
FIELDS = ["donation_id", "email", "first_name", "last_name", "amount", "currency", "campaign", "donated_on"]


def donations(day):
    page = 1
    while True:
        r = requests.get(
            "https://donorbox.org/api/v1/donations",
            auth=AUTH,
            params={"date_from": day, "date_to": day, "page": page, "per_page": 100},
        )
        r.raise_for_status()
        chunk = r.json()
        if not chunk:
            break
        for d in chunk:
            if d["status"] != "paid":
                continue
            yield {
                "donation_id": d["id"],
                "email": d["donor"]["email"],
                "first_name": d["donor"]["first_name"],
                "last_name": d["donor"]["last_name"],
                "amount": d["amount"],
                "currency": d["currency"],
                "campaign": d["campaign"]["name"],
                "donated_on": d["donation_date"][:10],
            }
        page += 1


write_rows(DONATIONS_CSV, FIELDS, donations((date.today() - timedelta(days=1)).isoformat()))
