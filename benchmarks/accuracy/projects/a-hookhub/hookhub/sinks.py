import os

import httpx


class CrmSink:
    base = "https://api.hubapi.com"

    def __init__(self, client=None):
        self.http = client or httpx.Client(
            base_url=self.base, timeout=20,
            headers={"Authorization": "Bearer " + os.environ.get("HUBSPOT_TOKEN", "")})

    def _id_for(self, email):
        r = self.http.get(f"/crm/v3/objects/contacts/{email}", params={"idProperty": "email"})
        if r.status_code == 404:
            return None
        return r.raise_for_status().json()["id"]

    def person(self, p):
        cid = self._id_for(p.email)
        if cid:
            r = self.http.patch(f"/crm/v3/objects/contacts/{cid}", json={"properties": p.props()})
        else:
            r = self.http.post("/crm/v3/objects/contacts", json={"properties": p.props()})
        r.raise_for_status()

    def note(self, n):
        cid = self._id_for(n.email)
        if not cid:
            return
        self.http.post("/crm/v3/objects/notes", json={
            "properties": {"hs_note_body": n.body, "hs_timestamp": _now_ms()},
            "associations": [{"to": {"id": cid}, "types": [
                {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}]}],
        }).raise_for_status()


def _now_ms():
    import time
    return int(time.time() * 1000)
