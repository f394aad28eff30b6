import requests

from ..base import Enricher


class Clearbit(Enricher):
    key = "clearbit"
    base_url = "https://person.clearbit.com/v2"

    def enrich(self, lead):
        try:
            found = self.request("GET", "/combined/find", params={"email": lead.email})
        except requests.HTTPError as e:
            if e.response.status_code in (404, 422):
                return lead
            raise
        company = (found or {}).get("company") or {}
        return lead | {
            "company": company.get("name"),
            "employees": (company.get("metrics") or {}).get("employees"),
            "sector": (company.get("category") or {}).get("sector"),
        }


class NoFreemail(Enricher):
    key = "freemail"
    blocked = {"gmail.com", "yahoo.com", "hotmail.com", "gmx.de"}

    def enrich(self, lead):
        return None if lead.email.rpartition("@")[2] in self.blocked else lead
