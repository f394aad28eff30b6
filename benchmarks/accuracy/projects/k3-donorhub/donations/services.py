import requests
from django.conf import settings


class Donorbox:
    url = "https://donorbox.org/api/v1/donations"

    def donations(self, date_from):
        page = 1
        while True:
            resp = requests.get(
                self.url,
                params={"date_from": date_from, "page": page, "per_page": 100},
                auth=(settings.DONORBOX_USER, settings.DONORBOX_KEY),
            )
            resp.raise_for_status()
            batch = resp.json()
            if not batch:
                break
            for d in batch:
                yield d
            page += 1


class Bloomerang:
    base = "https://api.bloomerang.co/v2"

    def __init__(self):
        self.s = requests.Session()
        self.s.headers["X-API-KEY"] = settings.BLOOMERANG_KEY

    def create_constituent(self, donor):
        resp = self.s.post(self.base + "/constituent", json={
            "Type": "Individual",
            "FirstName": donor.first_name,
            "LastName": donor.last_name,
            "PrimaryEmail": {"Type": "Home", "Value": donor.email},
        })
        resp.raise_for_status()
        return resp.json()["Id"]

    def create_donation(self, account_id, donation):
        resp = self.s.post(self.base + "/transaction", json={
            "AccountId": account_id,
            "Date": donation.donated_at.date().isoformat(),
            "Amount": float(donation.amount),
            "Method": "None",
            "Designations": [{"Type": "Donation", "Amount": float(donation.amount), "FundId": 12}],
        })
        resp.raise_for_status()
