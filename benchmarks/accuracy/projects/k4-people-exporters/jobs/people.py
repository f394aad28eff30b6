import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import requests
from slack_sdk.webhook import WebhookClient

from .base import Job
from .mixins import BambooMixin, OktaMixin


class NewHires(BambooMixin, OktaMixin, Job):
    name = "new-hires"

    def fetch(self):
        return self.employees()

    def keep(self, rec):
        return rec["status"] == "Active" and rec["workEmail"]

    def map(self, rec):
        return {"login": rec["workEmail"], "email": rec["workEmail"], "firstName": rec["firstName"],
                "lastName": rec["lastName"], "department": rec["department"]}

    def deliver(self, records):
        for profile in records:
            self.okta_user(profile)


class Candidates(BambooMixin, Job):
    """hired in Greenhouse -> employee in BambooHR"""
    name = "candidates"

    def fetch(self):
        since = (date.today() - timedelta(days=3)).isoformat()
        r = requests.get("https://harvest.greenhouse.io/v1/applications", auth=(os.environ["GH_KEY"], ""),
                         params={"status": "hired", "last_activity_after": since, "per_page": 100})
        ids = {app["candidate_id"] for app in r.json()}
        with ThreadPoolExecutor(max_workers=4) as pool:
            yield from pool.map(self.candidate, ids)

    @staticmethod
    def candidate(cid):
        return requests.get(f"https://harvest.greenhouse.io/v1/candidates/{cid}",
                            auth=(os.environ["GH_KEY"], "")).json()

    def map(self, rec):
        mails = {e["type"]: e["value"] for e in rec["email_addresses"]}
        return {"firstName": rec["first_name"], "lastName": rec["last_name"], "homeEmail": mails.get("personal")}

    def deliver(self, records):
        for rec in records:
            self.bamboo("employees/", "POST", json=rec)


class Absences(Job):
    name = "absences"
    skip_empty = False

    def token(self):
        r = requests.post("https://api.personio.de/v1/auth", json={
            "client_id": os.environ["PERSONIO_ID"], "client_secret": os.environ["PERSONIO_SECRET"]})
        return r.json()["data"]["token"]

    def fetch(self):
        today = date.today().isoformat()
        r = requests.get("https://api.personio.de/v1/company/time-offs",
                         params={"start_date": today, "end_date": today, "limit": 200},
                         headers={"Authorization": "Bearer " + self.token()})
        return r.json()["data"]

    def map(self, rec):
        who = rec["attributes"]["employee"]["attributes"]
        return "%s %s" % (who["first_name"]["value"], who["last_name"]["value"])

    def deliver(self, records):
        WebhookClient(os.environ["SLACK_HOOK"]).send(
            text="Away today: " + ", ".join(records) if records else "Everybody is in :sunny:")
