import csv
import os
import time

import requests

from paths import PROFILES

H = {
    "Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"],
    "revision": "2023-10-15",
    "accept": "application/json",
}


def upsert(row):
    body = {"data": {"type": "profile", "attributes": {
        "email": row["email"],
        "first_name": row["first"],
        "properties": {
            "orders": int(row["orders"]),
            "vip": row["vip"] == "True",
            "avg_review": row["avg_score"] or None,
        },
    }}}
    r = requests.post("https://a.klaviyo.com/api/profile-import/", json=body, headers=H)
    if r.status_code == 429:
        time.sleep(int(r.headers.get("Retry-After", "2")))
        return upsert(row)
    r.raise_for_status()


with PROFILES.open(newline="") as f:
    for row in csv.DictReader(f):
        upsert(row)
