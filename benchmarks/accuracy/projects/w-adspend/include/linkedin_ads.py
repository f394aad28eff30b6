from datetime import date

import requests
from airflow.hooks.base import BaseHook

API = "https://api.linkedin.com/rest"


def _get(path, conn, qs):
    r = requests.get(
        f"{API}/{path}?{qs}",
        headers={"Authorization": f"Bearer {conn.password}", "LinkedIn-Version": "202405",
                 "X-Restli-Protocol-Version": "2.0.0"},
        timeout=60,
    )
    r.raise_for_status()
    return r.json()["elements"]


def analytics(day):
    conn = BaseHook.get_connection("linkedin_ads")
    d = date.fromisoformat(day)
    names = {str(c["id"]): c["name"]
             for c in _get(f"adAccounts/{conn.login}/adCampaigns", conn, "q=search&pageSize=500")}
    part = f"(year:{d.year},month:{d.month},day:{d.day})"
    qs = (f"q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY&dateRange=(start:{part},end:{part})"
          f"&accounts=List(urn%3Ali%3AsponsoredAccount%3A{conn.login})"
          "&fields=costInLocalCurrency,clicks,impressions,pivotValues")
    for el in _get("adAnalytics", conn, qs):
        cid = el["pivotValues"][0].rsplit(":", 1)[-1]
        yield {
            "campaign_id": cid, "campaign": names.get(cid, cid),
            "spend": float(el["costInLocalCurrency"]), "clicks": el["clicks"], "impressions": el["impressions"],
        }
