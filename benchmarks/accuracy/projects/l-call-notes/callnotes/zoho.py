import os
import time

import requests


class Zoho:
    accounts = "https://accounts.zoho.eu/oauth/v2/token"
    api = "https://www.zohoapis.eu/crm/v5"

    def __init__(self):
        self._token, self._until = None, 0

    def _headers(self):
        if time.time() > self._until:
            r = requests.post(self.accounts, params={
                "refresh_token": os.environ["ZOHO_REFRESH"], "client_id": os.environ["ZOHO_ID"],
                "client_secret": os.environ["ZOHO_SECRET"], "grant_type": "refresh_token"})
            self._token = r.json()["access_token"]
            self._until = time.time() + 3500
        return {"Authorization": "Zoho-oauthtoken " + self._token}

    def by_phone(self, phone):
        r = requests.get(self.api + "/Contacts/search", params={"phone": phone}, headers=self._headers())
        return None if r.status_code == 204 else r.json()["data"][0]

    def log_call(self, contact_id, subject, duration, description, start):
        r = requests.post(self.api + "/Calls", headers=self._headers(), json={"data": [{
            "Subject": subject, "Call_Type": "Inbound", "Call_Duration": "%d:%02d" % divmod(duration, 60),
            "Who_Id": {"id": contact_id}, "Description": description, "Call_Start_Time": start}]})
        r.raise_for_status()
