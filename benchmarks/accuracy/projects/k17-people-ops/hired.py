"""Greenhouse -> BambooHR: candidates marked as hired become employees."""
import os
from datetime import datetime, timedelta

import requests

import bamboo

GH = "https://harvest.greenhouse.io/v1"
AUTH = (os.environ["GREENHOUSE_KEY"], "")


def hired_since(ts):
    r = requests.get(GH + "/applications", params={"status": "hired", "last_activity_after": ts, "per_page": 100}, auth=AUTH)
    r.raise_for_status()
    for app in r.json():
        c = requests.get("%s/candidates/%s" % (GH, app["candidate_id"]), auth=AUTH).json()
        o = requests.get("%s/applications/%s/offers/current_offer" % (GH, app["id"]), auth=AUTH).json()
        yield app, c, o


def main():
    since = (datetime.utcnow() - timedelta(days=1)).isoformat() + "Z"
    for app, cand, offer in hired_since(since):
        mails = [m["value"] for m in cand["email_addresses"] if m["type"] == "personal"]
        emp = {
            "firstName": cand["first_name"],
            "lastName": cand["last_name"],
            "homeEmail": mails[0] if mails else "",
            "hireDate": offer["starts_at"],
            "jobTitle": app["jobs"][0]["name"],
        }
        print(bamboo.add_employee(emp), emp["firstName"], emp["lastName"])


if __name__ == "__main__":
    main()
