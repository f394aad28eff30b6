import csv
import os
import time

import requests

H = {"Authorization": "Bearer " + os.environ["INTERCOM_TOKEN"], "Accept": "application/json", "Intercom-Version": "2.10"}

query = {"operator": "AND", "value": [
    {"field": "custom_attributes.plan", "operator": "=", "value": "trial"},
    {"field": "signed_up_at", "operator": ">", "value": int(time.time()) - 14 * 86400},
]}

with open("data/trials.csv", "w", newline="") as fh:
    w = csv.writer(fh)
    w.writerow(["id", "email", "name", "signed_up", "sessions"])
    body = {"query": query, "pagination": {"per_page": 150}}
    while True:
        js = requests.post("https://api.intercom.io/contacts/search", headers=H, json=body).json()
        for c in js["data"]:
            w.writerow([c["id"], c["email"], c["name"], c["signed_up_at"],
                        c["custom_attributes"].get("sessions", 0)])
        nxt = (js["pages"].get("next") or {}).get("starting_after")
        if not nxt:
            break
        body["pagination"]["starting_after"] = nxt
