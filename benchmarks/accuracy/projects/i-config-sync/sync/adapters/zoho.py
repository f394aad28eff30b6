import os

import requests

API = "https://www.zohoapis.eu/crm/v2"


def token():
    r = requests.post("https://accounts.zoho.eu/oauth/v2/token", params={
        "refresh_token": os.environ["ZOHO_REFRESH"], "client_id": os.environ["ZOHO_ID"],
        "client_secret": os.environ["ZOHO_SECRET"], "grant_type": "refresh_token"})
    return r.json()["access_token"]


class Adapter:
    def __init__(self, module, criteria=None):
        self.module, self.criteria = module, criteria
        self.h = {"Authorization": "Zoho-oauthtoken " + token()}

    def read(self):
        page, more = 1, True
        while more:
            r = requests.get(f"{API}/{self.module}/search", headers=self.h, params={"criteria": self.criteria, "page": page})
            if r.status_code == 204:
                return
            j = r.json()
            yield from j["data"]
            more = j["info"]["more_records"]
            page += 1

    def write(self, records):
        for i in range(0, len(records), 100):
            r = requests.post(f"{API}/{self.module}/upsert", headers=self.h,
                              json={"data": records[i:i + 100], "duplicate_check_fields": ["Email"]})
            r.raise_for_status()
