import csv
import os
import time

import requests

HEAD = {
    "Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"],
    "revision": "2024-02-15",
    "accept": "application/json",
    "content-type": "application/json",
}
LIST = os.environ["KLAVIYO_LIST"]


def profile(row):
    return {
        "type": "profile",
        "attributes": {
            "email": row["email"],
            "first_name": row["first"],
            "last_name": row["last"],
            "properties": {"orders": int(row["orders"]), "spent": float(row["spent"]), "vip": row["vip"] == "True"},
        },
    }


def send(batch):
    body = {
        "data": {
            "type": "profile-bulk-import-job",
            "attributes": {"profiles": {"data": batch}},
            "relationships": {"lists": {"data": [{"type": "list", "id": LIST}]}},
        }
    }
    r = requests.post("https://a.klaviyo.com/api/profile-bulk-import-jobs/", headers=HEAD, json=body)
    if r.status_code >= 400:
        print(r.text)
        r.raise_for_status()


batch = []
for row in csv.DictReader(open("data/clean.csv", encoding="utf-8")):
    batch.append(profile(row))
    if len(batch) == 1000:
        send(batch)
        batch = []
        time.sleep(2)
if batch:
    send(batch)
