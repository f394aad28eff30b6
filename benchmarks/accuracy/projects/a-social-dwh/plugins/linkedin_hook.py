import requests
from airflow.hooks.base import BaseHook


class LinkedInAdsHook(BaseHook):
    BASE = "https://api.linkedin.com/rest"

    def __init__(self, conn_id="linkedin_default"):
        super().__init__()
        c = self.get_connection(conn_id)
        self.s = requests.Session()
        self.s.headers.update({"Authorization": f"Bearer {c.password}", "LinkedIn-Version": "202405",
                               "X-Restli-Protocol-Version": "2.0.0"})

    def analytics(self, account, day):
        y, m, d = day.split("-")
        rng = f"(start:(year:{y},month:{int(m)},day:{int(d)}),end:(year:{y},month:{int(m)},day:{int(d)}))"
        r = self.s.get(f"{self.BASE}/adAnalytics?q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY&dateRange={rng}"
                       f"&accounts=List(urn%3Ali%3AsponsoredAccount%3A{account})"
                       "&fields=costInLocalCurrency,clicks,impressions,pivotValues")
        r.raise_for_status()
        return r.json()["elements"]
