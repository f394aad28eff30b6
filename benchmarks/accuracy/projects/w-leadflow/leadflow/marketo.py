from .domain import Prospect
from .transport import ApiError, RestClient

FIELDS = ["id", "email", "firstName", "lastName", "company", "leadSource", "leadScore"]


class Marketo(RestClient):
    def __init__(self, munchkin, client_id, client_secret):
        super().__init__(f"https://{munchkin}.mktorest.com")
        self._cred = (client_id, client_secret)

    def authenticate(self):
        r = self.session.get(self.root + "/identity/oauth/token", params={
            "grant_type": "client_credentials",
            "client_id": self._cred[0], "client_secret": self._cred[1],
        })
        body = r.json()
        return body["access_token"], body["expires_in"]

    def _checked(self, verb, path, **kw):
        body = self._call(verb, path, **kw)
        if not body.get("success"):
            raise ApiError(str(body.get("errors")))
        return body

    def list_members(self, list_id):
        token = None
        while True:
            params = {"fields": ",".join(FIELDS), "batchSize": 300}
            if token:
                params["nextPageToken"] = token
            body = self._checked("GET", f"/rest/v1/lists/{list_id}/leads.json", params=params)
            for rec in body["result"]:
                yield Prospect(
                    external_id=rec["id"], email=rec["email"],
                    first_name=rec.get("firstName") or "", last_name=rec.get("lastName") or "",
                    company=rec.get("company") or "", source=rec.get("leadSource") or "",
                    score=rec.get("leadScore") or 0,
                )
            token = body.get("nextPageToken")
            if not token:
                break

    def drop_from_list(self, list_id, ids):
        self._checked("DELETE", f"/rest/v1/lists/{list_id}/leads.json",
                      json={"input": [{"id": i} for i in ids]})

    def patch(self, records):
        self._checked("POST", "/rest/v1/leads.json",
                      json={"action": "updateOnly", "lookupField": "id", "input": records})
