import os
import time

import requests


class SFMC:
    """Small REST wrapper (async data extension rows)."""

    def __init__(self, subdomain=None):
        self.sub = subdomain or os.environ["SFMC_SUBDOMAIN"]
        self._tok, self._exp = None, 0

    def _token(self):
        if time.time() > self._exp:
            r = requests.post(f"https://{self.sub}.auth.marketingcloudapis.com/v2/token", json={
                "grant_type": "client_credentials", "client_id": os.environ["SFMC_ID"], "client_secret": os.environ["SFMC_SECRET"]})
            r.raise_for_status()
            j = r.json()
            self._tok, self._exp = j["access_token"], time.time() + j["expires_in"] - 30
        return self._tok

    def call(self, method, path, payload=None):
        r = requests.request(method, f"https://{self.sub}.rest.marketingcloudapis.com{path}", json=payload,
                             headers={"Authorization": "Bearer " + self._token()})
        r.raise_for_status()
        return r.json()

    def upsert(self, de_key, df, chunk=2000):
        records = df.to_dict("records")
        for i in range(0, len(records), chunk):
            self.call("PUT", f"/data/v1/async/dataextensions/key:{de_key}/rows", {"items": records[i:i + chunk]})

    def rows(self, de_key):
        page = 1
        while True:
            j = self.call("GET", f"/data/v1/customobjectdata/key/{de_key}/rowset?$page={page}&$pageSize=2500")
            for it in j["items"]:
                yield {**it["keys"], **it["values"]}
            if page * j["pageSize"] >= j["count"]:
                break
            page += 1
