import msal

from .domain import Prospect, StageChange
from .transport import RestClient

STATUS = {1: "new", 2: "contacted", 3: "qualified", 4: "lost", 5: "unreachable"}


class Dynamics(RestClient):
    def __init__(self, org, tenant, client_id, secret):
        super().__init__(f"https://{org}.crm4.dynamics.com/api/data/v9.2")
        self._org = org
        self._app = msal.ConfidentialClientApplication(
            client_id, authority=f"https://login.microsoftonline.com/{tenant}", client_credential=secret)

    def authenticate(self):
        t = self._app.acquire_token_for_client(scopes=[f"https://{self._org}.crm4.dynamics.com/.default"])
        return t["access_token"], t["expires_in"]

    def upsert_lead(self, p: Prospect):
        self._call("PATCH", f"/leads(lf_externalid={p.external_id})", json={
            "emailaddress1": p.email,
            "firstname": p.first_name,
            "lastname": p.last_name or "-",
            "companyname": p.company or "-",
            "subject": f"{p.source or 'web'} / {p.company}",
            "lf_score": p.score,
            "lf_emailverdict": p.verdict,
        })

    def stage_changes(self, since):
        path = ("/leads?$select=lf_externalid,statuscode,modifiedon"
                "&$expand=owninguser($select=fullname)"
                f"&$filter=modifiedon gt {since} and lf_externalid ne null")
        while path:
            body = self._call("GET", path, headers={"Prefer": "odata.maxpagesize=500"})
            for row in body["value"]:
                yield StageChange(
                    external_id=row["lf_externalid"],
                    stage=STATUS.get(row["statuscode"], "other"),
                    owner=(row.get("owninguser") or {}).get("fullname", ""),
                    changed_on=row["modifiedon"],
                )
            path = body.get("@odata.nextLink")
