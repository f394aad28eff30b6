import time

import requests
from airflow.exceptions import AirflowException
from airflow.hooks.base import BaseHook


class MarketoHook(BaseHook):
    """Connection: host = 123-ABC-456.mktorest.com, login = client id, password = secret"""

    conn_name_attr = "marketo_conn_id"

    def __init__(self, marketo_conn_id="marketo_default"):
        super().__init__()
        self.marketo_conn_id = marketo_conn_id
        self._token = None
        self._expires = 0

    def get_conn(self):
        c = self.get_connection(self.marketo_conn_id)
        if time.time() > self._expires:
            r = requests.get(
                f"https://{c.host}/identity/oauth/token",
                params={"grant_type": "client_credentials", "client_id": c.login, "client_secret": c.password},
            )
            r.raise_for_status()
            body = r.json()
            self._token, self._expires = body["access_token"], time.time() + body["expires_in"] - 60
        s = requests.Session()
        s.headers["Authorization"] = f"Bearer {self._token}"
        return s, f"https://{c.host}/rest/v1"

    def _check(self, resp):
        body = resp.json()
        if not body.get("success"):
            raise AirflowException(str(body.get("errors")))
        return body

    def upsert_leads(self, leads, lookup="email", size=300):
        counts = {"created": 0, "updated": 0, "skipped": 0}
        for i in range(0, len(leads), size):
            s, base = self.get_conn()
            body = self._check(
                s.post(f"{base}/leads.json", json={"action": "createOrUpdate", "lookupField": lookup, "input": leads[i : i + size]})
            )
            for res in body["result"]:
                counts[res["status"]] += 1
        return counts

    def activities(self, type_ids, since):
        s, base = self.get_conn()
        tok = self._check(s.get(f"{base}/activities/pagingtoken.json", params={"sinceDatetime": since}))["nextPageToken"]
        more = True
        while more:
            body = self._check(
                s.get(f"{base}/activities.json", params={"nextPageToken": tok, "activityTypeIds": ",".join(map(str, type_ids))})
            )
            yield from body.get("result", [])
            tok, more = body["nextPageToken"], body["moreResult"]

    def leads_by_id(self, ids, fields):
        s, base = self.get_conn()
        out = {}
        for i in range(0, len(ids), 300):
            body = self._check(
                s.get(
                    f"{base}/leads.json",
                    params={"filterType": "id", "filterValues": ",".join(map(str, ids[i : i + 300])), "fields": ",".join(fields)},
                )
            )
            out.update({l["id"]: l for l in body["result"]})
        return out
