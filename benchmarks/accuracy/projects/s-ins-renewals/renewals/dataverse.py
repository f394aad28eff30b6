from datetime import date

import msal
import requests

from .ports import Policy, Signed


class DataversePolicies:
    def __init__(self, org_url: str, tenant: str, client_id: str, secret: str):
        self._api = f"{org_url}/api/data/v9.2"
        app = msal.ConfidentialClientApplication(
            client_id, authority=f"https://login.microsoftonline.com/{tenant}", client_credential=secret)
        token = app.acquire_token_for_client([f"{org_url}/.default"])
        self._http = requests.Session()
        self._http.headers.update({"Authorization": "Bearer " + token["access_token"], "OData-Version": "4.0"})

    def due(self, before: date):
        url = f"{self._api}/brk_policies"
        params = {
            "$select": "brk_policyid,brk_number,brk_premium,brk_renewaldate",
            "$expand": "brk_holder($select=fullname,emailaddress1)",
            "$filter": f"brk_renewaldate le {before.isoformat()} and brk_envelopeid eq null and statecode eq 0",
        }
        while url:
            page = self._http.get(url, params=params, timeout=60)
            page.raise_for_status()
            data = page.json()
            for row in data["value"]:
                yield Policy(
                    id=row["brk_policyid"], number=row["brk_number"],
                    holder=row["brk_holder"]["fullname"], email=row["brk_holder"]["emailaddress1"],
                    premium=row["brk_premium"], renews_on=date.fromisoformat(row["brk_renewaldate"][:10]),
                )
            url, params = data.get("@odata.nextLink"), None

    def mark_sent(self, policy_id: str, envelope_id: str) -> None:
        self._patch(f"brk_policies({policy_id})", {"brk_envelopeid": envelope_id, "brk_status": 100000002})

    def mark_signed(self, signed: Signed) -> None:
        self._patch(f"brk_policies(brk_number='{signed.policy_number}')",
                    {"brk_signedon": signed.completed_at, "brk_status": 100000003})

    def _patch(self, entity: str, body: dict) -> None:
        r = self._http.patch(f"{self._api}/{entity}", json=body, headers={"If-Match": "*"}, timeout=60)
        r.raise_for_status()
