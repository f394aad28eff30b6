import requests

import settings


class ActiveCampaign:
    def sync_contact(self, contact):
        r = requests.post(
            "https://%s.api-us1.com/api/3/contact/sync" % settings.AC_ACCOUNT,
            headers={"Api-Token": settings.AC_TOKEN},
            json={"contact": contact},
        )
        r.raise_for_status()


class Close:
    def create_lead(self, name, contacts, custom):
        payload = {"name": name, "contacts": contacts}
        payload.update(custom)
        r = requests.post("https://api.close.com/api/v1/lead/", auth=(settings.CLOSE_KEY, ""), json=payload)
        r.raise_for_status()


class Clearbit:
    def company(self, domain):
        r = requests.get(
            "https://company.clearbit.com/v2/companies/find",
            params={"domain": domain},
            auth=(settings.CLEARBIT_KEY, ""),
        )
        return r.json() if r.status_code == 200 else None


class Pipedrive:
    base = "https://api.pipedrive.com/v1"

    def _call(self, method, path, **kw):
        r = requests.request(method, self.base + path, params=dict(kw.pop("params", {}), api_token=settings.PD_TOKEN), **kw)
        r.raise_for_status()
        return r.json()["data"]

    def upsert_person(self, name, email):
        hits = self._call("GET", "/persons/search", params={"term": email, "fields": "email"})["items"]
        if hits:
            return hits[0]["item"]["id"]
        return self._call("POST", "/persons", json={"name": name, "email": [email]})["id"]

    def add_activity(self, **fields):
        fields.setdefault("type", "meeting")
        self._call("POST", "/activities", json=fields)
