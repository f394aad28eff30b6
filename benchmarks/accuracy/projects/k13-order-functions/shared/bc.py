import os

import msal
import requests

TENANT = os.environ["BC_TENANT"]
COMPANY = os.environ["BC_COMPANY"]
ROOT = f"https://api.businesscentral.dynamics.com/v2.0/{TENANT}/production/api/v2.0/companies({COMPANY})"


class BusinessCentral:
    def __init__(self):
        self._msal = msal.ConfidentialClientApplication(
            os.environ["BC_CLIENT_ID"],
            authority=f"https://login.microsoftonline.com/{TENANT}",
            client_credential=os.environ["BC_CLIENT_SECRET"],
        )

    @property
    def _headers(self):
        tok = self._msal.acquire_token_for_client(["https://api.businesscentral.dynamics.com/.default"])
        return {"Authorization": f"Bearer {tok['access_token']}", "Data-Access-Intent": "ReadWrite"}

    def query(self, entity, **odata):
        url, params = f"{ROOT}/{entity}", {f"${k}": v for k, v in odata.items()}
        while url:
            r = requests.get(url, headers=self._headers, params=params, timeout=60)
            r.raise_for_status()
            page = r.json()
            yield from page["value"]
            url, params = page.get("@odata.nextLink"), None

    def insert(self, entity, record):
        r = requests.post(f"{ROOT}/{entity}", headers=self._headers, json=record, timeout=60)
        r.raise_for_status()
        return r.json()
